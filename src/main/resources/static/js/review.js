/*
 * The planning division's pages: who else looks, how many are ticked, and canned remarks at one press. Without it the
 * pages say who looked when they were loaded, and a canned remark comes back with the page.
 */

const EVERY = 30_000;
/** After this long without a sign of anybody the page rests, so that it does not keep a session alive for an empty chair. */
const REST = 30 * 60_000;

let lastSign = Date.now();
for (const sign of ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"]) {
  addEventListener(sign, () => (lastSign = Date.now()), { passive: true });
}

const csrf = document.querySelector('meta[name="_csrf"]')?.content;
const header = document.querySelector('meta[name="_csrf_header"]')?.content ?? "X-CSRF-TOKEN";

/** Says something only when it is something else, so that it is not read again and again. */
function say(place, sentence) {
  if (place.textContent !== sentence) {
    place.textContent = sentence;
  }
}

async function json(address, options) {
  try {
    const answer = await fetch(address, options);
    return answer.ok && answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  } catch {
    // The network is gone for a while: the next beat asks again.
    return null;
  }
}

/** Does it now and every half minute, while the page is to be seen. */
function whileVisible(act) {
  const beat = () => {
    if (document.visibilityState === "visible" && Date.now() - lastSign < REST) {
      act();
    }
  };
  beat();
  setInterval(beat, EVERY);
  document.addEventListener("visibilitychange", beat);
}

const beating = document.querySelector("[data-beat]");
if (beating) {
  whileVisible(async () => {
    const answer = await json(beating.dataset.beat, { method: "POST", headers: csrf ? { [header]: csrf } : {} });
    if (answer) {
      say(beating, answer.words);
    }
  });
}

const board = document.querySelector("[data-board]");
if (board) {
  whileVisible(async () => {
    const answer = await json(board.dataset.presence, {});
    if (answer) {
      board.querySelectorAll("[data-watching]").forEach((place) => say(place, answer[place.dataset.watching] ?? ""));
    }
  });

  const ticked = board.querySelector("[data-ticked]");
  const count = () => {
    const many = board.querySelectorAll('input[name="sheet"]:checked').length;
    say(ticked, many === 0 ? "" : ticked.dataset.words.replace("[count]", many.toLocaleString("ja-JP")));
  };
  board.addEventListener("change", count);
  count();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-canned]");
  const form = button?.form;
  if (!form) {
    return;
  }
  const into = document.getElementById("canned-into")?.value ?? "";
  const area = form.elements.namedItem(into === "" ? "reason" : `requests[${into}]`);
  if (!(area instanceof HTMLTextAreaElement)) {
    // The form is drawn otherwise: the server knows what to do.
    return;
  }
  event.preventDefault();
  area.closest("details")?.setAttribute("open", "");
  const before = area.value.trimEnd();
  area.value = before === "" ? button.dataset.canned : `${before}\n${button.dataset.canned}`;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
});
