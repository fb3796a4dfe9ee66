/*
 * Keeps the monitor's figures fresh: every minute, as long as the page is seen, somebody is there and nobody is in the
 * middle of something. Only the parts that are marked change; the drawing gets its new counts. It can be switched off.
 */

const EVERY = 60_000;
/** After this long without anybody the page rests, so that it does not keep a session alive for an empty chair. */
const REST = 30 * 60_000;
const KEY = "meguri-monitor-auto";

const page = document.querySelector("[data-monitor]");
const auto = page?.querySelector("[data-auto]");
const button = page?.querySelector("[data-refresh]");
let lastSign = Date.now();
let busy = false;

function occupied() {
  const at = document.activeElement;
  const inside = at && at !== document.body && at.closest("[data-live]");
  const typing = at?.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const selecting = document.getSelection()?.toString();
  return Boolean(inside || typing || selecting || document.querySelector("dialog[open]"));
}

async function refresh() {
  if (busy) {
    return false;
  }
  busy = true;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) {
      return false;
    }
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!next.querySelector("[data-monitor]")) {
      return false;
    }
    for (const part of page.querySelectorAll("[data-live]")) {
      const fresh = next.getElementById(part.id);
      if (!fresh) {
        continue;
      }
      const open = [...part.querySelectorAll("details")].map((one) => one.open);
      part.replaceChildren(...fresh.childNodes);
      part.querySelectorAll("details").forEach((one, place) => {
        one.open = open[place] ?? one.open;
      });
    }
    const drawing = document.getElementById("bpmn-diagram");
    const counts = next.getElementById("bpmn-diagram")?.dataset.counts;
    if (drawing && counts && counts !== drawing.dataset.counts) {
      drawing.dataset.counts = counts;
      drawing.dispatchEvent(new CustomEvent("counts"));
    }
    return true;
  } catch {
    // Without the network the figures stay as they are; the time beside them says of when.
    return false;
  } finally {
    busy = false;
  }
}

if (page && auto && button) {
  try {
    auto.checked = localStorage.getItem(KEY) !== "off";
  } catch {
    // Without a memory it is on.
  }
  auto.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, auto.checked ? "on" : "off");
    } catch {
      // Then it holds for this page.
    }
  });
  button.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    if (!(await refresh())) {
      location.reload();
    }
  });
  for (const sign of ["pointermove", "keydown", "scroll", "focus"]) {
    addEventListener(sign, () => { lastSign = Date.now(); }, { passive: true });
  }
  setInterval(() => {
    const seen = document.visibilityState === "visible";
    if (auto.checked && seen && Date.now() - lastSign < REST && !occupied()) {
      refresh();
    }
  }, EVERY);
}
