// Selects words of a text by keys, from the text itself: arrows go from word to word, Shift takes more of them, Ctrl moves
// the end by a letter, Ctrl and Shift the beginning. Gives characters as code points, as readings count them.
const WORD = /[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;

export function watch(text, chosen) {
  const nodes = [], whole = text.textContent, says = document.getElementById("selected");
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let at = 0; walk.nextNode(); at += walk.currentNode.length) nodes.push([at, walk.currentNode]);
  const words = [...whole.matchAll(WORD)].map(found => [found.index, found.index + found[0].length]);
  let first = -1, last = -1, start = 0, end = 0;  // words from and to, and the units of the text
  text.tabIndex = 0;
  text.querySelectorAll("mark").forEach(mark => { if (text.hasAttribute("data-choose")) mark.removeAttribute("tabindex"); });
  if (text.hasAttribute("data-choose")) { text.setAttribute("role", "application"); text.setAttribute("aria-label", document.querySelector("h1").textContent); text.setAttribute("aria-describedby", "how"); }

  function place(node, offset) {
    const range = document.createRange();
    range.selectNodeContents(text);
    range.setEnd(node, offset);
    return range.toString().length;
  }
  const points = unit => [...whole.slice(0, unit)].length;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    tell(place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset));
  });
  function tell(from, to) {
    [start, end] = [from, to];
    const inside = words.map((word, at) => [word, at]).filter(([word]) => word[0] < end && start < word[1]);
    if (inside.length && !(first >= 0 && Math.min(first, last) === inside[0][1] && Math.max(first, last) === inside.at(-1)[1])) [first, last] = [inside[0][1], inside.at(-1)[1]];
    chosen({ span: [points(start), points(end)], words: whole.slice(start, end) });
    if (says) says.textContent = says.dataset.says + whole.slice(start, end);
  }

  function spot(unit, ending) {
    const at = nodes.findLastIndex(([begin]) => (ending ? begin < unit : begin <= unit));
    return [nodes[Math.max(at, 0)][1], unit - nodes[Math.max(at, 0)][0]];
  }
  function select(from, to) {
    if (from >= to) return;
    const range = document.createRange(), selection = getSelection();
    range.setStart(...spot(from, false)); range.setEnd(...spot(to, true));
    selection.removeAllRanges(); selection.addRange(range);
    tell(from, to);  // at once: the browser tells of it only after the next keys
    const box = range.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 20) scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  }
  function go(at, more) {
    if (!words.length) return;
    last = Math.max(0, Math.min(words.length - 1, at));
    if (!more || first < 0) first = last;
    select(words[Math.min(first, last)][0], words[Math.max(first, last)][1]);
  }
  function onLine(step) {  // the word above or below
    if (last < 0) return 0;
    const range = document.createRange();
    range.setStart(...spot(words[last][0], false)); range.setEnd(...spot(words[last][1], true));
    const box = range.getBoundingClientRect(), high = parseFloat(getComputedStyle(text).lineHeight) || 2 * box.height;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2 + step * high];
    const found = document.caretPositionFromPoint?.(x, y), older = found ? null : document.caretRangeFromPoint?.(x, y);
    const node = found?.offsetNode ?? older?.startContainer;
    if (!node || !text.contains(node)) return last + step * 10;
    const unit = place(node, found?.offset ?? older.startOffset);
    const at = words.findIndex(word => word[1] >= unit);
    return at < 0 || at === last ? last + step * 10 : at;
  }
  const letter = (unit, step) => { let at = unit + step; while (at > 0 && at < whole.length && /[\p{M}\uDC00-\uDFFF]/u.test(whole[at]) ) at += step; return Math.max(0, Math.min(whole.length, at)); };
  text.addEventListener("keydown", event => {
    if (event.target !== text || event.altKey || event.metaKey) return;
    const forward = getComputedStyle(text).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault(); event.stopPropagation();
    const flat = event.key === "ArrowLeft" || event.key === "ArrowRight", step = event.key === forward || event.key === "ArrowDown" ? 1 : -1;
    if (event.ctrlKey && flat && last >= 0) {
      if (event.shiftKey) select(letter(start, step), end); else select(start, letter(end, step));
    } else go(flat ? (last < 0 ? 0 : last + step) : onLine(step), event.shiftKey);
  });
}
