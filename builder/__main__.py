"""`python -m builder` is the same as `xuexi`."""

from builder.cli.main import main

if __name__ == "__main__":
    main()
