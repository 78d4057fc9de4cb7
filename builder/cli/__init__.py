"""The command line: the only room that imports click or prints. One file a command, loaded when it is called."""
