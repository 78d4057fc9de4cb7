// @ts-check
/*
 * What the pages can do beyond reading and playing: large type, a player that remembers, a transcript that follows,
 * a link to copy. A classic script without dependencies, so that it runs from file:// and in browsers of 2018.
 * Everything it works on is in the page already; its hooks are classes and attributes that begin with `js-` and `data-`.
 */
(function () {
  "use strict";

  /**
   * @typedef {{start: number, end: number, text: string, row: HTMLElement}} Line
   * @typedef {{src: string, tall: boolean, track: HTMLTrackElement | null, label: string}} Part
   * @typedef {{part: number, seconds: number}} Place
   */

  const PREFIX = "xuexi.";
  /** Nearer to the beginning or the end than this, nobody wants to be taken back (seconds). */
  const EDGE = 5;

  /* ---- what this device remembers; private windows and file:// may refuse ---- */

  /** @param {string} key @returns {string} */
  function recall(key) {
    try {
      return window.localStorage.getItem(PREFIX + key) || "";
    } catch (refused) {
      return "";
    }
  }

  /** @param {string} key @param {string} value an empty one is forgotten */
  function remember(key, value) {
    try {
      if (value) window.localStorage.setItem(PREFIX + key, value);
      else window.localStorage.removeItem(PREFIX + key);
    } catch (refused) {
      /* then it is not remembered */
    }
  }

  /* ---- pure functions ---- */

  /** @param {number} seconds @returns {string} such as 3:05 */
  function clock(seconds) {
    const whole = Math.floor(seconds);
    const pad = (/** @type {number} */ n) => (n < 10 ? "0" : "") + n;
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return (hours ? hours + ":" + pad(minutes) : String(minutes)) + ":" + pad(whole % 60);
  }

  /** Read `#t=75`, `#t=1:15` or `#p=2&t=75`. @param {string} hash @returns {Place | null} */
  function placeOf(hash) {
    const found = /^#(?:p=(\d+)&)?t=(\d+(?::\d\d)*(?:\.\d+)?)$/.exec(hash);
    if (!found) return null;
    const seconds = found[2].split(":").reduce((sum, unit) => sum * 60 + Number(unit), 0);
    return { part: found[1] ? Math.max(0, Number(found[1]) - 1) : 0, seconds: seconds };
  }

  /** Which line is said at this second? @param {Line[]} lines in order @param {number} seconds @returns {number} -1: none */
  function lineAt(lines, seconds) {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle].start <= seconds) low = middle + 1;
      else high = middle;
    }
    return low && seconds < lines[low - 1].end ? low - 1 : -1;
  }

  /** @template {Element} T @param {ParentNode} root @param {string} selector @returns {T[]} */
  function all(root, selector) {
    return /** @type {T[]} */ (/** @type {unknown} */ (Array.from(root.querySelectorAll(selector))));
  }

  /** @param {ParentNode} root @param {string} selector @returns {HTMLElement | null} */
  function one(root, selector) {
    return root.querySelector(selector);
  }

  /** @param {Element} button @param {boolean} on */
  function press(button, on) {
    button.setAttribute("aria-pressed", String(on));
  }

  /* ---- large type ---- */

  function setUpLargeType() {
    const button = one(document, ".js-large");
    const root = document.documentElement;
    const show = (/** @type {boolean} */ on) => {
      if (on) root.setAttribute("data-large", "");
      else root.removeAttribute("data-large");
      if (button) press(button, on);
    };
    show(recall("large") === "1");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = !root.hasAttribute("data-large");
      show(on);
      remember("large", on ? "1" : "");
    });
  }

  /* ---- copy link ---- */

  /** For pages that are not https: an invisible field and the old command. @param {string} text @returns {boolean} */
  function copyByField(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.appendChild(field);
    field.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    document.body.removeChild(field);
    return done;
  }

  function setUpCopy() {
    const button = one(document, ".js-copy");
    const note = one(document, ".js-copied");
    if (!button || !note) return;
    button.hidden = false;
    const tell = (/** @type {boolean} */ done) => {
      note.textContent = button.getAttribute(done ? "data-done" : "data-failed");
      button.focus();
    };
    button.addEventListener("click", () => {
      const address = window.location.href.split("#")[0];
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(address).then(() => tell(true), () => tell(copyByField(address)));
      } else tell(copyByField(address));
    });
  }

  /* ---- the player ---- */

  /** @param {Element} figure @returns {Part} */
  function readPart(figure) {
    const media = /** @type {HTMLMediaElement} */ (figure.querySelector("video, audio"));
    return {
      src: media.getAttribute("src") || "",
      tall: Boolean(figure.querySelector(".box.tall")),
      track: media.querySelector("track"),
      label: media.getAttribute("aria-label") || "",
    };
  }

  /** @param {number} part @returns {Line[]} */
  function readLines(part) {
    return all(document, '.js-lines [data-part="' + part + '"] > li').map((item) => {
      const row = /** @type {HTMLElement} */ (item);
      const text = row.querySelector("span");
      return {
        start: Number(row.getAttribute("data-start")),
        end: Number(row.getAttribute("data-end")),
        text: (text && text.textContent) || "",
        row: row,
      };
    });
  }

  /** @param {HTMLElement} root */
  function setUpPlayer(root) {
    const figures = all(root, ".js-part");
    const home = figures.filter((figure) => figure.querySelector("video"))[0] || figures[0];
    if (!home) return;
    const media = /** @type {HTMLMediaElement} */ (home.querySelector("video, audio"));
    const box = home.querySelector(".box");
    const parts = figures.map(readPart);
    const lines = parts.map((_part, n) => readLines(n));
    const linesBox = one(document, ".js-lines");
    const buttons = all(root, ".js-choice button");
    const captions = one(root, ".js-captions");
    const key = "at." + root.getAttribute("data-lesson");
    const fromDisc = window.location.protocol === "file:";
    /** @type {TextTrack | null} */
    let ownTrack = null;
    let part = figures.indexOf(home);
    /** Where to go as soon as the clip knows its length; -1: nowhere. */
    let wanted = -1;
    let shown = -1;
    let saved = 0;

    /* subtitles */

    /** The one track that is there: a browser refuses <track> from file://, so the lines on the page become one. */
    function putTrack() {
      all(media, "track").forEach((old) => media.removeChild(old));
      const given = parts[part].track;
      if (!fromDisc) {
        if (given) media.appendChild(given);
      } else if (lines[part].length && typeof VTTCue === "function") {
        if (!ownTrack) {
          ownTrack = media.addTextTrack("subtitles", root.getAttribute("data-captions") || "", root.getAttribute("data-language") || "");
        }
        ownTrack.mode = "hidden";
        const cues = ownTrack.cues;
        while (cues && cues.length) ownTrack.removeCue(cues[0]);
        lines[part].forEach((line) => /** @type {TextTrack} */ (ownTrack).addCue(new VTTCue(line.start, line.end, line.text)));
      }
      showCaptions(recall("captions") === "1");
    }

    /** @param {boolean} on */
    function showCaptions(on) {
      if (captions) press(captions, on);
      for (let i = 0; i < media.textTracks.length; i += 1) media.textTracks[i].mode = on ? "showing" : "disabled";
    }

    /* parts */

    /** @param {number} n */
    function choose(n) {
      if (n !== part) {
        part = n;
        const next = parts[n];
        if (media.hasAttribute("poster")) media.removeAttribute("poster");
        if (box) box.classList[next.tall ? "add" : "remove"]("tall");
        media.src = next.src;
        media.setAttribute("aria-label", next.label);
        putTrack();
        media.playbackRate = media.defaultPlaybackRate;
      }
      buttons.forEach((button) => {
        if (Number(button.getAttribute("data-part")) === part) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      });
    }

    function play() {
      const started = media.play();
      if (started) started.catch(() => {});
    }

    /** @param {Place} place */
    function go(place) {
      if (place.part >= parts.length) return;
      choose(place.part);
      if (media.readyState) media.currentTime = place.seconds;
      else wanted = place.seconds;
    }

    /* lines */

    function follow() {
      const now = lineAt(lines[part], media.currentTime);
      if (now === shown) return;
      all(document, ".js-lines [aria-current]").forEach((row) => row.removeAttribute("aria-current"));
      shown = now;
      if (now < 0) return;
      const row = lines[part][now].row;
      row.setAttribute("aria-current", "true");
      if (linesBox && !media.paused && !linesBox.contains(document.activeElement)) {
        linesBox.scrollTop = row.offsetTop - (linesBox.clientHeight - row.offsetHeight) / 2;
      }
    }

    /* where one stopped */

    function save() {
      saved = media.currentTime;
      const near = saved < EDGE || (media.duration && media.duration - saved < EDGE);
      remember(key, near && !part ? "" : part + "," + Math.floor(near ? 0 : saved));
    }

    function resume() {
      const kept = /^(\d+),(\d+)$/.exec(recall(key));
      if (!kept || Number(kept[1]) >= parts.length) return;
      go({ part: Number(kept[1]), seconds: Number(kept[2]) });
      const note = one(root, ".js-resumed");
      const again = one(root, ".js-again");
      if (!note || !again) return;
      const time = [Number(kept[1]) ? parts[part].label : "", Number(kept[2]) ? clock(Number(kept[2])) : ""].join(" ").trim();
      note.textContent = (root.getAttribute("data-resumed") || "@").replace("@", time);
      again.hidden = false;
      again.addEventListener("click", () => {
        remember(key, "");
        note.textContent = "";
        again.hidden = true;
        go({ part: 0, seconds: 0 });
        play();
      });
    }

    /* put together */

    figures.forEach((figure) => {
      const caption = figure.querySelector("figcaption");
      if (caption) figure.removeChild(caption);
      if (figure !== home && figure.parentNode) figure.parentNode.removeChild(figure);
    });
    media.preload = "metadata";
    putTrack();
    choose(0);

    const choice = one(root, ".js-choice");
    if (choice) choice.hidden = false;
    buttons.forEach((button) =>
      button.addEventListener("click", () => {
        go({ part: Number(button.getAttribute("data-part")), seconds: 0 });
        play();
      })
    );

    const tools = one(root, ".js-tools");
    if (tools) tools.hidden = false;
    const rates = all(root, "[data-rate]");
    const setRate = (/** @type {string} */ rate) => {
      media.defaultPlaybackRate = Number(rate);
      media.playbackRate = Number(rate);
      rates.forEach((button) => press(button, button.getAttribute("data-rate") === rate));
    };
    const known = rates.map((button) => button.getAttribute("data-rate") || "");
    if (known.indexOf(recall("rate")) >= 0) setRate(recall("rate"));
    rates.forEach((button) =>
      button.addEventListener("click", () => {
        const rate = button.getAttribute("data-rate") || "1";
        setRate(rate);
        remember("rate", rate === "1" ? "" : rate);
      })
    );
    if (captions) {
      captions.hidden = media.tagName !== "VIDEO";
      captions.addEventListener("click", () => {
        const on = captions.getAttribute("aria-pressed") !== "true";
        showCaptions(on);
        remember("captions", on ? "1" : "");
      });
    }

    media.addEventListener("loadedmetadata", () => {
      if (wanted >= 0) media.currentTime = wanted;
      wanted = -1;
    });
    media.addEventListener("timeupdate", () => {
      follow();
      if (!media.paused && Math.abs(media.currentTime - saved) > 5) save();
    });
    media.addEventListener("seeked", follow);
    media.addEventListener("pause", save);
    media.addEventListener("ended", () => {
      if (part + 1 < parts.length) {
        go({ part: part + 1, seconds: 0 });
        play();
      } else remember(key, "");
    });

    // Without this script they lead into the clips themselves; with it, to places of this page that can be shared.
    all(document, ".js-jumps a").forEach((link) => link.setAttribute("href", "#" + link.getAttribute("data-at")));
    document.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const link = target.closest && /** @type {HTMLAnchorElement | null} */ (target.closest(".js-jumps a"));
      const place = link && placeOf(link.hash);
      if (!link || !place || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const row = /** @type {HTMLElement | null} */ (link.closest("[data-start]"));
      if (row) place.seconds = Number(row.getAttribute("data-start"));
      go(place);
      play();
      const above = root.getBoundingClientRect();
      if (above.bottom < 80 || above.top > window.innerHeight - 80) root.scrollIntoView();
    });
    const deep = () => {
      const place = placeOf(window.location.hash);
      if (place) {
        go(place);
        root.scrollIntoView();
      }
      return Boolean(place);
    };
    window.addEventListener("hashchange", deep);
    if (!deep()) resume();
  }

  if (window.location.protocol === "file:") {
    all(document, ".clip track").forEach((track) => track.parentNode && track.parentNode.removeChild(track));
  }
  setUpLargeType();
  setUpCopy();
  all(document, ".js-player").forEach((root) => setUpPlayer(/** @type {HTMLElement} */ (root)));
})();
