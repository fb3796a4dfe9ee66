/*
 * A table of inputs: keys that move between cells, a mark on what is not saved yet, and a block of a spreadsheet that is
 * pasted goes to its preview. Sends what has changed only. Everything also works without; nothing is done while an input
 * method is composing, and arrows and Enter keep their own meaning inside boxes of several lines and in lists.
 */

const table = document.getElementById("grid");
const form = table?.closest("form");

const cells = () => Array.from(table.querySelectorAll("td [name^='cell[']"));

/** What the cell held when it was saved last. */
function base(cell) {
  if (cell.localName !== "select") {
    return cell.defaultValue.replace(/\r\n?/g, "\n");
  }
  return (Array.from(cell.options).find((option) => option.defaultSelected) ?? cell.options[0]).value;
}

/** Not saved: what the server gave back as such stays so until it is sent. */
function unsaved(cell) {
  return cell.dataset.unsaved === "true" || cell.value !== base(cell);
}

/* ---- Marks ------------------------------------------------------------------------------------------------------ */

const count = document.getElementById("grid-count");

function tell() {
  const number = cells().filter(unsaved).length;
  count.textContent = number ? count.dataset.some.replace("[count]", number.toLocaleString("ja-JP")) : count.dataset.none;
}

function mark(cell) {
  if (cell.dataset.unsaved === "true") {
    return;
  }
  const place = cell.closest("td");
  const sign = document.getElementById(`${cell.id}-state`);
  const waiting = unsaved(cell);
  if (waiting === place.classList.contains("waiting")) {
    return;
  }
  place.classList.toggle("waiting", waiting);
  sign.classList.toggle("waiting", waiting);
  const words = sign.firstElementChild;
  words.textContent = waiting ? table.dataset.waiting : sign.dataset.state;
  words.classList.toggle("visually-hidden", !waiting);
}

/* Where the browser does not let a box grow with its text. */
const grows = CSS.supports("field-sizing", "content");
function fit(area) {
  if (!grows) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }
}

/* ---- Keys ------------------------------------------------------------------------------------------------------- */

function go(cell, down, across) {
  const place = cell.closest("td");
  let row = place.parentElement;
  let column = place.cellIndex;
  for (;;) {
    if (across) {
      column += across;
    } else {
      row = down > 0 ? row.nextElementSibling : row.previousElementSibling;
    }
    const next = row?.cells[column];
    if (!next) {
      return false;
    }
    const target = next.querySelector("[name^='cell[']");
    if (target) {
      target.focus();
      if (target.localName === "input") {
        target.select();
      }
      return true;
    }
    if (across && next.localName === "th") {
      return false;
    }
  }
}

/** How a key moves from a cell; null where it keeps its own meaning. */
function move(event, cell) {
  const line = cell.localName === "input";
  switch (event.key) {
    case "Enter":
      return cell.localName === "textarea" && !event.ctrlKey ? null : [event.shiftKey ? -1 : 1, 0];
    case "ArrowDown":
      return line && !event.shiftKey && !event.altKey ? [1, 0] : null;
    case "ArrowUp":
      return line && !event.shiftKey && !event.altKey ? [-1, 0] : null;
    case "ArrowRight":
      return line && !event.shiftKey && cell.selectionStart === cell.value.length ? [0, 1] : null;
    case "ArrowLeft":
      return line && !event.shiftKey && cell.selectionEnd === 0 ? [0, -1] : null;
    default:
      return null;
  }
}

/* ---- Paste ------------------------------------------------------------------------------------------------------ */

/** Whether what is pasted is a block of cells, and not words for this one cell. */
function block(data, cell) {
  const text = data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (text.includes("\t")) {
    return true;
  }
  if (!text.includes("\n")) {
    return false;
  }
  // Several lines may be one text for a box of several lines; a spreadsheet says so with a table beside the plain text.
  const rows = (data.getData("text/html").match(/<tr[\s>]/gi) ?? []).length;
  return rows > 1 || (rows === 0 && cell.localName !== "textarea");
}

function paste(event) {
  const cell = event.target.closest?.("td [name^='cell[']");
  if (!cell || !event.clipboardData || !block(event.clipboardData, cell)) {
    return;
  }
  event.preventDefault();
  const [, sheet, field] = cell.name.match(/^cell\[([^/]+)\/(.+)\]$/);
  form.elements.start.value = sheet;
  form.elements.column.value = field;
  form.elements.block.value = event.clipboardData.getData("text/plain");
  form.requestSubmit(document.getElementById("grid-paste"));
}

/* ---- The page --------------------------------------------------------------------------------------------------- */

if (form) {
  const place = `grid-place ${location.pathname}`;
  let sending = false;

  for (const cell of cells()) {
    mark(cell);
    if (cell.localName === "textarea") {
      fit(cell);
    }
  }
  tell();

  table.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("cell[")) {
      mark(event.target);
      tell();
      if (event.target.localName === "textarea") {
        fit(event.target);
      }
    }
  });

  table.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.metaKey || !event.target.name?.startsWith("cell[")) {
      return;
    }
    const way = move(event, event.target);
    if (way && (go(event.target, ...way) || event.key === "Enter")) {
      event.preventDefault();
    }
  });

  table.addEventListener("paste", paste);

  form.addEventListener("submit", () => {
    sending = true;
    const at = document.activeElement?.closest?.("td") ? document.activeElement.name : table.dataset.at;
    if (at) {
      sessionStorage.setItem(place, at);
    }
  });
  // On the save button the place is the cell before it.
  table.addEventListener("focusin", (event) => {
    if (event.target.name?.startsWith("cell[")) {
      table.dataset.at = event.target.name;
    }
  });
  form.addEventListener("formdata", (event) => {
    if (sending) {
      cells()
        .filter((cell) => !unsaved(cell))
        .forEach((cell) => event.formData.delete(cell.name));
    }
  });
  addEventListener("pageshow", () => {
    sending = false;
  });

  // After saving one goes on where one was, unless something is to be looked after first.
  const last = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (last && !document.querySelector(".error-summary")) {
    cells()
      .find((cell) => cell.name === last)
      ?.focus();
  }
}
