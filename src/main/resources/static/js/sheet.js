/*
 * What a sheet says while it is being written: how much of a text is last year's, by the rule of UnchangedShare on the
 * server; and that a link into folded fields unfolds them. Nothing is done while an input method is composing.
 */

const RUN = 5;

function letters(text) {
  return Array.from(text.normalize("NFC").replace(/\s/gu, ""));
}

function runs(text) {
  const found = new Set();
  for (let i = 0; i + RUN <= text.length; i++) {
    found.add(text.slice(i, i + RUN).join(""));
  }
  return found;
}

/** Per cent of the later text's characters that lie in a run of five which the earlier text has too. */
export function share(now, before) {
  const later = letters(now);
  const earlier = letters(before);
  if (later.length === 0 || earlier.length === 0) {
    return 0;
  }
  if (later.join("") === earlier.join("")) {
    return 100;
  }
  const known = runs(earlier);
  let same = 0;
  let counted = 0;
  for (let i = 0; i + RUN <= later.length; i++) {
    if (known.has(later.slice(i, i + RUN).join(""))) {
      same += i + RUN - Math.max(counted, i);
      counted = i + RUN;
    }
  }
  if (same === later.length) {
    return 100;
  }
  return same === 0 ? 0 : Math.max(1, Math.min(99, Math.floor((same * 100) / later.length + 0.5)));
}

for (const line of document.querySelectorAll("[data-share-of]")) {
  const area = document.getElementById(line.dataset.shareOf);
  const before = document.getElementById(line.dataset.shareFrom)?.textContent ?? "";
  let timer;
  const show = () => {
    const percent = share(area.value, before);
    line.textContent = area.value.trim() === "" ? "" : line.dataset.words.replace("[share]", percent);
  };
  area?.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(show, 300);
    }
  });
  area?.addEventListener("compositionend", show);
}

/** A field that lies folded away is shown when a link leads to it. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest("details:not([open])");
  if (fold) {
    fold.open = true;
    target.scrollIntoView({ block: "center" });
  }
  if (target?.matches("textarea, input, select")) {
    target.focus({ preventScroll: true });
  }
}

addEventListener("hashchange", unfold);
unfold();
