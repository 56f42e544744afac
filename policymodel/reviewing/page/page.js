/* The two ways between a place in the document and what the plan says of it.

   Without this script the page still shows all, and its links still lead both ways. */
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const text = $("document"), list = $("list"), here = $("here"), form = $("filters");
  const say = (key, ...numbers) => document.body.dataset[key].replace(/#/g, () => numbers.shift());
  const pieces = [...text.querySelectorAll("[data-f]")];
  const starts = pieces.map((piece) => Number(piece.id.slice(1)));
  const items = [...list.querySelectorAll("li.item")];
  const own = (item) => item.firstElementChild;
  const goOf = (item) => own(item).querySelector(".go");
  const isQuiet = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- places of the text

  /** The first piece that begins at or behind an offset, as its number. */
  const firstFrom = (offset) => {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < offset) low = middle + 1; else high = middle;
    }
    return low;
  };
  const idsOf = (piece) => piece.dataset.f.split(" ");
  const between = (start, end) => pieces.slice(firstFrom(start), firstFrom(end));
  const placesOf = (item) => [...own(item).querySelectorAll("[data-to]")]
    .map((link) => link.dataset.to.split(" ").map(Number));

  const bring = (element, block) => {
    if (!element) return;
    const far = Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;
    element.scrollIntoView({ block, behavior: isQuiet.matches || far ? "instant" : "smooth" });
  };

  // ---- what is selected

  let marked = [];
  const put = (element, ...names) => { element.classList.add(...names); marked.push([element, names]); };
  const clear = () => {
    for (const [element, names] of marked) element.classList.remove(...names);
    for (const each of document.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
    marked = [];
    here.hidden = true;
  };
  const markPlace = (start, end, name) => {
    const found = between(start, end);
    // A passage that holds other facts is tinted; words are marked outright.
    const isPassage = found.length > 12 || text.textContent.slice(start, end).includes("\n");
    for (const each of found) put(each, isPassage ? "passage" : "on", name);
    return found[0];
  };
  const markItem = (item) => {
    put(item, "current");
    goOf(item).setAttribute("aria-current", "true");
    reveal(item);
    const [main, ...others] = placesOf(item);
    for (const place of others) if (String(place) !== String(main)) markPlace(...place, "also");
    return main ? markPlace(...main, "main") : null;
  };
  /** Show an item that a filter hides, while it is selected. */
  const reveal = (item) => {
    for (let each = item; each && each !== list; each = each.parentElement) {
      if (each.classList.contains("out")) { each.classList.remove("out"); }
    }
  };
  const setHash = (hash) => { try { history.replaceState(null, "", "#" + hash); } catch { /* no matter */ } };

  const chooseItem = (item, { link = null, focus = false } = {}) => {
    clear();
    let first = markItem(item);
    if (link && link.dataset.to) first = between(...link.dataset.to.split(" ").map(Number))[0] || first;
    bring(first, "center");
    bring(own(item), "nearest");
    setHash(item.id);
    roving.set(goOf(item));
    const landing = first && landingFrom(first);
    if (landing) roving.set(landing);
    if (focus && landing) landing.focus({ preventScroll: true });
  };
  /** The link at a piece, or the next one that there is: not every piece can be focused. */
  const landingFrom = (piece) => {
    for (let n = pieces.indexOf(piece); n < pieces.length; n++) if (pieces[n].href) return pieces[n];
    return null;
  };

  const choosePiece = (piece, { focus = false } = {}) => {
    clear();
    const found = idsOf(piece).map($).filter(Boolean);
    if (!found.length) return;
    markItem(found[0]);
    put(piece, "on", "main");
    for (const other of found.slice(1)) { put(other, "there"); reveal(other); }
    tellHere(found);
    bring(own(found[0]), "center");
    bring(piece, "nearest");
    setHash(piece.id);
    roving.set(goOf(found[0]));
    if (piece.href) roving.set(piece);
    if (focus) goOf(found[0]).focus({ preventScroll: true });
  };
  const nameOf = (item) => {
    const label = own(item).querySelector(".label");
    const above = item.parentElement.closest("li.item");
    const name = (label ? label.textContent + " " : "") + goOf(item).textContent;
    return above ? goOf(above).textContent + " · " + name : name;
  };
  const tellHere = (found) => {
    const entries = found.map((item) => {
      const entry = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + item.id;
      link.textContent = nameOf(item);
      entry.append(link);
      return entry;
    });
    here.querySelector("ul").replaceChildren(...entries);
    $("here-count").textContent = say("here", found.length);
    here.hidden = false;
    $("told").textContent = say("here", found.length);
  };
  const tell = (words) => { $("status").textContent = words; };

  // ---- links and keys

  /** Of each pane one link is reached by Tab; the others by arrows, j and k. */
  const roving = {
    current: new Map(),
    pane: (element) => (text.contains(element) ? text : list),
    set(link) {
      const pane = this.pane(link);
      const before = this.current.get(pane);
      if (before) for (const each of this.tabbed(before)) each.tabIndex = -1;
      for (const each of this.tabbed(link)) each.tabIndex = 0;
      this.current.set(pane, link);
    },
    tabbed: (link) => (link.classList.contains("go") ? [...link.closest(".own").querySelectorAll("a")] : [link]),
  };
  const stops = {
    text: pieces.filter((piece) => piece.href),
    list: items.map(goOf),
  };
  for (const link of document.querySelectorAll("#document a, #list a")) link.tabIndex = -1;
  for (const each of [stops.text[0], stops.list[0]]) if (each) roving.set(each);

  const isShown = (link) => link.offsetParent !== null && !link.classList.contains("off");
  const step = (pane, by) => {
    const links = pane === text ? stops.text : stops.list;
    const now = document.activeElement;
    const start = pane === list && now.closest(".own") ? now.closest(".own").querySelector(".go") : now;
    let n = links.indexOf(start);
    if (n < 0) n = by > 0 ? links.indexOf(roving.current.get(pane)) - 1 : links.length;
    for (n += by; n >= 0 && n < links.length; n += by) if (isShown(links[n])) break;
    const link = links[n];
    if (!link) return;
    roving.set(link);
    link.focus({ preventScroll: true });
    bring(link, "nearest");
  };
  const aside = (by) => {
    const now = document.activeElement, box = now.closest(".own");
    if (!box) return false;
    const links = [...box.querySelectorAll("a")];
    const link = links[links.indexOf(now) + by];
    if (link) link.focus();
    return Boolean(link);
  };

  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    const isKey = event.detail === 0;  // Enter on a link goes over to the other side
    const link = event.target.closest("a"), piece = event.target.closest("[data-f]");
    const box = event.target.closest(".own");
    if (piece && text.contains(piece)) {
      if (!link && getSelection().type === "Range") return;  // words are being copied
      event.preventDefault();
      choosePiece(piece, { focus: isKey });
    } else if (link && (link.classList.contains("ref") || here.contains(link))) {
      event.preventDefault();
      const item = $(link.getAttribute("href").slice(1));
      if (!item) return;
      chooseItem(item);
      bring(own(item), "center");
      if (isKey) goOf(item).focus({ preventScroll: true });
    } else if (box && !(getSelection().type === "Range" && !link)) {
      event.preventDefault();
      chooseItem(box.parentElement, { link, focus: isKey });
    }
  };
  for (const pane of [text, list, here]) pane.addEventListener("click", follow);
  $("here-close").addEventListener("click", clear);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") { clear(); return; }
    const pane = [text, list].find((each) => each.contains(document.activeElement));
    if (!pane) return;
    const ways = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    const isAtPane = document.activeElement === text && event.key.startsWith("Arrow");
    if (event.key in ways && !isAtPane) { event.preventDefault(); step(pane, ways[event.key]); }
    else if (event.key === "/") { event.preventDefault(); $("search").focus(); }
    else if (pane === list && event.key === "ArrowRight" && aside(1)) event.preventDefault();
    else if (pane === list && event.key === "ArrowLeft" && aside(-1)) event.preventDefault();
  });

  // ---- filters and search

  const fold = (words) => words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  let words = null;  // of each item, made when something is first searched
  const wordsOf = () => (words ??= new Map(items.map((item) => [item, fold(own(item).textContent)])));
  const chosen = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  const filter = () => {
    const query = fold($("search").value), kinds = chosen("k"), sure = chosen("s");
    const onlyQuestions = $("only").checked, found = query ? wordsOf() : null;
    const fits = new Map();
    let shown = 0;
    for (const item of items) {  // those above come first
      const above = item.parentElement.closest("li.item");
      const said = !query || found.get(item).includes(query) || Boolean(above && fits.get(above).said);
      const kind = above ? fits.get(above).kind : item.closest(".group").dataset.k;
      const fit = said && (!kinds.size || kinds.has(kind)) && (!sure.size || sure.has(item.dataset.s)) &&
        (!onlyQuestions || item.dataset.s === "ask");
      fits.set(item, { said, kind, fit, seen: fit });
    }
    for (const item of [...items].reverse()) {  // what belongs to an item keeps it in sight
      const above = item.parentElement.closest("li.item");
      if (above && fits.get(item).seen) fits.get(above).seen = true;
    }
    for (const item of items) {
      const { fit, seen } = fits.get(item);
      item.classList.toggle("out", !seen);
      if (fit) shown++;
    }
    hideEmpty();
    const passing = new Set(items.filter((item) => fits.get(item).fit).map((item) => item.id));
    const isAll = passing.size === items.length;
    for (const piece of pieces) piece.classList.toggle("off", !isAll && !idsOf(piece).some((id) => passing.has(id)));
    const inText = search(query);
    tell([shown ? say("shown", shown, items.length) : say("nothing"),
      query ? say("found", inText) : ""].filter(Boolean).join(" · "));
  };
  const hideEmpty = () => {
    for (const group of list.querySelectorAll(".group")) {
      let any = 0;
      for (const part of group.querySelectorAll(":scope > .items")) {
        const seen = part.querySelectorAll(":scope > .item:not(.out)").length;
        part.classList.toggle("out", !seen);
        const heading = part.previousElementSibling;
        if (heading && heading.tagName === "H3") heading.classList.toggle("out", !seen);
        any += seen;
      }
      group.classList.toggle("out", !any);
      const count = group.querySelector(".count");
      if (String(any) === count.textContent) delete count.dataset.seen; else count.dataset.seen = any;
    }
  };
  /** Marks what is searched in the document, across the pieces; returns how often it stands there. */
  const search = (query) => {
    if (!window.Highlight || !CSS.highlights) return query ? fold(text.textContent).split(query).length - 1 : 0;
    CSS.highlights.delete("search");
    if (!query) return 0;
    const ranges = [];
    for (const line of text.children) if (fold(line.textContent).includes(query)) rangesIn(line, query, ranges);
    CSS.highlights.set("search", new Highlight(...ranges));
    return ranges.length;
  };
  const rangesIn = (line, query, ranges) => {
    let folded = "";
    const at = [];  // of each folded character, the node and the place in it
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let place = 0;
      for (const character of node.data) {
        const plain = fold(character);
        for (let n = 0; n < plain.length; n++) at.push([node, place, place + character.length]);
        folded += plain;
        place += character.length;
      }
    }
    for (let n = folded.indexOf(query); n >= 0; n = folded.indexOf(query, n + query.length)) {
      const range = new Range(), [first, start] = at[n], [last, , end] = at[n + query.length - 1];
      range.setStart(first, start);
      range.setEnd(last, end);
      ranges.push(range);
    }
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
    const [first] = (window.Highlight && CSS.highlights && CSS.highlights.get("search")) || [];
    if (first) bring(first.startContainer.parentElement, "center");
  });

  // ---- addresses, and paper

  const goToHash = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const offset = /^c(\d+)$/.exec(id), target = $(id);
    if (offset) {
      // What began there may begin elsewhere in a newer plan: the piece around it serves.
      const piece = target || pieces[Math.max(firstFrom(Number(offset[1]) + 1) - 1, 0)];
      if (piece) choosePiece(piece);
    } else if (target && target.classList.contains("item")) {
      chooseItem(target);
      bring(own(target), "center");
    }
  };
  addEventListener("hashchange", goToHash);
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) { each.open = true; opened.push(each); }
  });
  addEventListener("afterprint", () => { for (const each of opened.splice(0)) each.open = false; });
  $("narrow").open = innerWidth > 860;
  if (location.hash) goToHash();
})();
