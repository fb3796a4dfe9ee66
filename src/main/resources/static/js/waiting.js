/*
 * A page that waits for something to be done elsewhere asks every few seconds whether it is, and shows what came of it.
 * Without a script there is a link that does the same.
 */

const EVERY = 3_000;
/** After this long nobody waits any more; the link is there for who does. */
const LAST = Date.now() + 20 * 60_000;

async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!next.querySelector("[data-waiting]")) {
        location.reload();
        return;
      }
    }
  } catch {
    // Without the network the page goes on waiting.
  }
  if (Date.now() < LAST) {
    setTimeout(look, EVERY);
  }
}

setTimeout(look, EVERY);
