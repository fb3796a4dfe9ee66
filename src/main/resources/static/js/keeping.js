/*
 * Nothing that is typed is lost. Every form that is guarded is copied into this browser while somebody writes, and asks
 * whether it can be taken before it is posted; a sheet (data-draft) is also saved at the server, field by field. Nothing is
 * saved, drawn or moved while an input method is composing, and the field somebody is in is never written into.
 */

import * as copies from "./copies.js";
import { ask, composing, Offline, reachable, say, stillMine, whenBack, words } from "./session.js";

const PAUSE = 2000;
const COPY_PAUSE = 300;

/* ---- Fields of a form -------------------------------------------------------------------------------------------- */

const TYPED = /^(?:text|search|url|email|tel|number|date|textarea|select-one|radio|checkbox)$/;

/** What a person can fill in, by name; buttons of one name are one field, other controls of one name are counted. */
function fieldsOf(form) {
  const fields = new Map();
  for (const control of form.elements) {
    if (!control.name || !TYPED.test(control.type) || control.readOnly || control.name.startsWith("_")) {
      continue;
    }
    const several = control.type === "radio" || control.type === "checkbox";
    let name = control.name;
    for (let number = 2; !several && fields.has(name); number++) {
      name = `${control.name}#${number}`;
    }
    fields.set(name, [...(fields.get(name) ?? []), control]);
  }
  return fields;
}

function ticked(controls, which) {
  return controls
    .filter((control) => control[which])
    .map((control) => control.value)
    .join("\n");
}

function valueOf(controls) {
  const [control] = controls;
  return control.type === "radio" || control.type === "checkbox" ? ticked(controls, "checked") : control.value;
}

/** What the server put there, whatever the browser has filled in since. */
function givenOf(controls) {
  const [control] = controls;
  if (control.type === "radio" || control.type === "checkbox") {
    return ticked(controls, "defaultChecked");
  }
  if (control.type === "select-one") {
    return (Array.from(control.options).find((option) => option.defaultSelected) ?? control.options[0])?.value ?? "";
  }
  return control.defaultValue;
}

function put(controls, text) {
  const [control] = controls;
  if (control.type === "radio" || control.type === "checkbox") {
    const values = text.split("\n");
    controls.forEach((one) => (one.checked = one.type === "radio" ? one.value === text : values.includes(one.value)));
  } else {
    control.value = text;
  }
  // The counter counts anew; that this was no keystroke matters to nobody.
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function placeOf(controls) {
  const [control] = controls;
  return control.closest(".field") ?? control.closest("label")?.parentElement ?? control.parentElement;
}

function labelOf(controls) {
  const label = placeOf(controls).querySelector(".field-label") ?? controls[0].labels?.[0];
  return label?.firstChild?.textContent.trim() ?? "";
}

function joined(first, second) {
  return first.trim() && second.trim() ? `${first}\n${second}` : first.trim() ? first : second;
}

/* ---- A sheet, kept at the server ---------------------------------------------------------------------------------- */

class Draft {
  constructor(desk) {
    this.desk = desk;
    this.form = desk.form;
    this.url = desk.form.dataset.draft;
    this.revision = this.form.elements.revision;
    this.known = this.revision.value;
    // shown: the text of a field when it last agreed with the server's; stands: how the server spells that text;
    // told: what the server has said last. A base is always what stands.
    this.shown = new Map();
    this.stands = new Map();
    this.told = new Map();
    this.fields = new Map([...desk.fields].filter(([name]) => /^(?:values|replies|citations|cited)\[/.test(name)));
    for (const [name, controls] of this.fields) {
      const given = givenOf(controls);
      this.shown.set(name, given);
      this.stands.set(name, given);
      this.told.set(name, given);
    }
    this.clashes = new Map();
    this.stopped = false;
    this.line = document.createElement("p");
    this.line.className = "draft-state";
    this.line.innerHTML = '<span class="draft-busy"></span><span role="status" class="draft-kept"></span>';
    (this.form.querySelector(".actions.sticky") ?? this.form).append(this.line);
    if (desk.unkept) {
      this.begin();
    }
  }

  /** A page that came back with faults shows what was typed: what stands in the sheet is asked for. */
  begin() {
    this.ready = this.post(new Map(), "-1")
      .then((answer) => {
        if (!answer || this.known !== this.revision.value) {
          // Somebody has written meanwhile: the button leads to the page that shows both texts.
          this.stopped = true;
        } else {
          this.told.forEach((text, name) => {
            this.stands.set(name, text);
            this.shown.set(name, text);
          });
          this.soon();
        }
      })
      .catch(() => (this.stopped = true));
  }

  changed() {
    return [...this.fields].filter(([name, controls]) => valueOf(controls) !== this.shown.get(name));
  }

  say(kept, busy = "") {
    this.line.firstChild.textContent = busy;
    if (kept !== undefined) {
      this.line.lastChild.textContent = kept;
    }
  }

  soon(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save({ quiet: true }).catch(() => {}), pause);
  }

  /** Saves what has changed, one save after the other. */
  async save(how = {}) {
    clearTimeout(this.timer);
    await this.ready;
    while (this.running) {
      await this.running.catch(() => {});
    }
    if (composing || this.stopped) {
      return;
    }
    const changes = new Map(
      this.changed()
        .filter(([name]) => !this.clashes.has(name))
        .map(([name, controls]) => [name, valueOf(controls)]),
    );
    if (changes.size === 0) {
      return;
    }
    this.say(undefined, words.wordsSaving);
    this.running = this.post(changes, this.known, how);
    try {
      await this.running;
      reachable(words.wordsBack);
    } catch (failure) {
      this.later(failure);
      throw failure;
    } finally {
      this.running = undefined;
    }
  }

  later(failure) {
    if (failure instanceof Offline) {
      this.say("", "");
      whenBack(copies.durable ? words.wordsOffline : words.wordsOfflineMemory).then(() => this.soon(0));
    } else {
      this.say("", words.wordsTyping);
    }
  }

  async post(changes, known, how = {}) {
    const body = new URLSearchParams({ revision: known });
    changes.forEach((text, name) => {
      body.append(name, text);
      body.append(`base[${name}]`, this.stands.get(name));
    });
    const answer = await ask(this.url, { body, ...how });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const kept = page.querySelector("[data-draft]");
    if (!kept) {
      this.say(words.wordsFailed);
      this.soon(30_000);
      return undefined;
    }
    const state = kept.querySelector("[data-part=state]").textContent;
    if (kept.dataset.draft === "refused") {
      this.stopped = true;
      this.say(state);
      return undefined;
    }
    this.agree(kept, changes);
    if (changes.size > 0) {
      this.say(state);
    }
    this.desk.copy();
    return kept;
  }

  /** Takes over what the server has answered. */
  agree(kept, changes) {
    this.known = kept.dataset.revision;
    const parts = (which) => kept.querySelectorAll(`[data-part=${which}]`);
    parts("standing").forEach((part) => this.told.set(part.dataset.name, part.value));
    const faults = new Map(Array.from(parts("error"), (part) => [part.dataset.name, part.textContent]));
    const clashes = new Map(Array.from(parts("clash"), (part) => [part.dataset.name, part]));
    changes.forEach((text, name) => {
      this.fault(name, faults.get(name));
      if (!faults.has(name) && !clashes.has(name)) {
        this.shown.set(name, text);
        this.stands.set(name, this.told.get(name));
      }
    });
    faults.forEach((sentence, name) => changes.has(name) || this.fault(name, sentence));
    clashes.forEach((part, name) => this.clash(name, document.importNode(part, true)));
    if (changes.size > 0) {
      this.merge();
    }
  }

  /** What a colleague has written goes into fields that nobody has touched here and nobody is in. */
  merge() {
    const merged = [];
    for (const [name, controls] of this.fields) {
      const text = this.told.get(name);
      if (text === undefined || text === this.stands.get(name) || this.clashes.has(name)) {
        continue;
      }
      if (valueOf(controls) !== this.shown.get(name)) {
        this.soon();
      } else if (!controls.includes(document.activeElement)) {
        this.stands.set(name, text);
        this.shown.set(name, text);
        put(controls, text);
        merged.push(labelOf(controls));
      }
    }
    if (merged.length > 0) {
      this.desk.tell(say(words.wordsMerged, { fields: merged.join("、") }));
    }
    const settled = [...this.fields.keys()].every((name) => this.told.get(name) === this.stands.get(name));
    if (settled && this.clashes.size === 0) {
      // Only now does the page show all that this revision holds, so that its own button may build on it.
      this.revision.value = this.known;
      for (const [name, before] of [["citations", "before"], ["cited", "beforeCited"]]) {
        for (const input of this.form.querySelectorAll(`input[name^="${before}["]`)) {
          const text = this.stands.get(input.name.replace(before, name));
          input.value = text === undefined ? input.value : name === "cited" ? String(text === "true") : text;
        }
      }
    }
    if (this.changed().length === 0) {
      this.form.dispatchEvent(new CustomEvent("meguri:clean", { bubbles: true }));
    }
  }

  /** Tells what is wrong with a text, beside its field; the text stays. */
  fault(name, sentence) {
    const controls = this.fields.get(name);
    if (!controls) {
      return;
    }
    const place = placeOf(controls);
    // A group of choices is wrong as a whole.
    const control = place.matches("fieldset") ? place : controls[0];
    place.querySelector(".draft-fault")?.remove();
    const id = `${controls[0].id || name}-draft-error`;
    const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    if (sentence) {
      const line = document.createElement("p");
      line.className = "field-error draft-fault";
      line.id = id;
      line.textContent = sentence;
      place.append(line);
      others.push(id);
      control.setAttribute("aria-invalid", "true");
    } else if (!place.querySelector(".field-error")) {
      control.removeAttribute("aria-invalid");
    }
    if (others.length > 0) {
      control.setAttribute("aria-describedby", others.join(" "));
    } else {
      control.removeAttribute("aria-describedby");
    }
  }

  clash(name, part) {
    const controls = this.fields.get(name);
    const theirs = this.told.get(name);
    this.clashes.get(name)?.remove();
    this.clashes.set(name, part);
    placeOf(controls).append(part);
    part.scrollIntoView({ block: "nearest" });
    part.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choice]")?.dataset.choice;
      if (choice) {
        part.remove();
        this.clashes.delete(name);
        this.stands.set(name, theirs);
        if (choice === "theirs") {
          this.shown.set(name, theirs);
          put(controls, theirs);
        } else if (choice === "both") {
          put(controls, joined(theirs, valueOf(controls)));
        }
        controls[0].focus();
        this.merge();
        this.save().catch(() => {});
      }
    });
  }
}

/* ---- Any guarded form --------------------------------------------------------------------------------------------- */

class Desk {
  constructor(form, number) {
    this.form = form;
    this.fields = fieldsOf(form);
    // A page that came back with faults holds text that is not stored yet.
    this.unkept = form.dataset.guard === "dirty" || document.querySelector(".error-summary") !== null;
    this.given = new Map([...this.fields].map(([name, controls]) => [name, givenOf(controls)]));
    this.place = `${location.pathname} ${form.getAttribute("action")} ${number}`;
    this.offered = {};
    this.draft = form.dataset.draft ? new Draft(this) : undefined;
    this.ready = this.look();
    // On the document: a field may belong to the form and stand elsewhere on the page.
    const on = (type, act) => addEventListener(type, (event) => event.target.form === form && act());
    on("input", () => this.typed());
    on("change", () => this.typed());
    on("compositionend", () => setTimeout(() => this.typed(), 0));
    on("focusout", () => {
      setTimeout(() => {
        if (!composing && this.draft && !this.passing) {
          this.draft.merge();
          this.draft.save({ quiet: true }).catch(() => {});
        }
      }, 0);
    });
  }

  typed() {
    if (composing) {
      return;
    }
    clearTimeout(this.copying);
    this.copying = setTimeout(() => this.copy(), COPY_PAUSE);
    if (this.draft && !this.draft.stopped && this.draft.changed().length > 0) {
      this.draft.say(undefined, words.wordsTyping);
      this.draft.soon();
    }
  }

  /** What is not stored at the server. */
  unstored() {
    const texts = {};
    for (const [name, controls] of this.fields) {
      const text = valueOf(controls);
      const base = this.draft?.stands.get(name) ?? this.given.get(name);
      if (text !== (this.draft?.shown.get(name) ?? this.given.get(name)) || (this.unkept && !this.draft && text)) {
        texts[name] = { text, base };
      }
    }
    return texts;
  }

  /** Copies it into the browser; what was found and is still to be decided on goes along. */
  async copy() {
    clearTimeout(this.copying);
    const name = await this.ready;
    const texts = this.unstored();
    if (Object.keys(texts).length > 0 || Object.keys(this.offered).length > 0) {
      this.version = await copies.store(name, { texts, offered: this.offered });
    } else {
      this.version = "";
      copies.remove(name);
    }
  }

  /** Looks for a copy of an earlier time, and offers it. */
  async look() {
    const name = await copies.nameOf(this.place);
    const kept = await copies.load(name);
    if (!kept) {
      return name;
    }
    const found = { ...kept.content.offered };
    for (const [field, one] of Object.entries(kept.content.texts)) {
      const earlier = found[field]?.text;
      found[field] = earlier && earlier !== one.text ? { ...one, text: joined(earlier, one.text) } : one;
    }
    const missing = Object.entries(found).filter(([field, one]) => {
      const controls = this.fields.get(field);
      return controls && one.text !== valueOf(controls);
    });
    if (missing.length > 0) {
      this.offered = Object.fromEntries(missing);
      this.offer(kept.at);
    } else if (!this.unkept) {
      copies.remove(name);
    }
    this.version = kept.version;
    return name;
  }

  offer(at) {
    const offer = document.getElementById("keeping-offer").content.firstElementChild.cloneNode(true);
    const time = new Intl.DateTimeFormat(document.documentElement.lang || "ja", {
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
    }).format(at);
    offer.querySelector("[data-part=words]").textContent = say(words.wordsFound, { time });
    offer.querySelector("[data-part=restore]").addEventListener("click", () => {
      offer.remove();
      this.restore();
    });
    offer.querySelector("[data-part=discard]").addEventListener("click", () => {
      offer.remove();
      this.offered = {};
      this.copy();
      this.focus(this.fields.values().next().value);
    });
    this.form.prepend(offer);
  }

  /** Puts the copy into the fields; where somebody has written meanwhile, nothing of that is replaced. */
  restore() {
    const { offered } = this;
    this.offered = {};
    let first;
    for (const [name, { text, base }] of Object.entries(offered)) {
      const controls = this.fields.get(name);
      const here = valueOf(controls);
      const since = this.draft ? this.draft.stands.get(name) : this.given.get(name);
      first ??= controls;
      const touched = here !== (this.draft?.shown.get(name) ?? since);
      const prose = controls[0].type === "textarea";
      if (touched) {
        // Typed on this page before the copy was asked back.
        if (prose) {
          put(controls, joined(text, here));
        }
      } else if (this.draft && since !== base) {
        // The server is told what the copy began from, and puts the question.
        this.draft.stands.set(name, base);
        put(controls, text);
      } else if (since === base || !here.trim()) {
        put(controls, text);
      } else if (prose) {
        put(controls, joined(here, text));
      }
    }
    this.tell(words.wordsRestored);
    this.focus(first);
    this.typed();
  }

  focus(controls) {
    controls?.[0].focus();
  }

  /** A quiet line above the form. */
  tell(sentence) {
    if (!this.note) {
      this.note = document.createElement("p");
      this.note.className = "keeping-note";
      this.note.setAttribute("role", "status");
      this.form.prepend(this.note);
    }
    this.note.textContent = sentence;
  }

  /** Before the form is posted: what it holds is copied, the session is there, the sheet is what the page shows. */
  async submit(button) {
    if (this.asking) {
      return;
    }
    this.asking = true;
    this.form.setAttribute("aria-busy", "true");
    try {
      await this.copy();
      if (this.draft && !this.draft.stopped) {
        await this.draft.ready;
        await this.draft.save();
        if (this.draft.clashes.size > 0) {
          this.tell(words.wordsChooseFirst);
          this.draft.clashes.values().next().value.focus();
          return;
        }
      }
      if (await stillMine()) {
        reachable(words.wordsBack);
      }
      this.pass(button);
    } catch (failure) {
      if (failure instanceof Offline) {
        whenBack(copies.durable ? words.wordsOffline : words.wordsOfflineMemory).then(() => reachable(words.wordsBackPress));
      }
    } finally {
      this.asking = false;
      this.form.removeAttribute("aria-busy");
    }
  }

  pass(button) {
    let copy = this.form.querySelector('input[name="_copy"]');
    if (this.version && Object.keys(this.offered).length === 0) {
      copy ??= this.form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "_copy" }));
      copy.value = `${this.name}:${this.version}`;
    } else {
      copy?.remove();
    }
    this.passing = true;
    this.form.requestSubmit(button);
  }
}

const desks = new Map();
document.querySelectorAll("form[data-guard]").forEach((form, number) => {
  const desk = new Desk(form, number);
  desk.ready.then((name) => (desk.name = name));
  desks.set(form, desk);
});

addEventListener(
  "submit",
  (event) => {
    if (event.target.matches('form[action$="/logout"]')) {
      copies.removeMine();
      return;
    }
    const desk = desks.get(event.target);
    if (!desk || desk.passing) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    desk.submit(event.submitter);
  },
  true,
);

// Logged in again, by whichever way: saving goes on by itself.
addEventListener("meguri:in", () => desks.forEach((desk) => desk.draft?.soon(0)));

addEventListener("pageshow", (event) => {
  if (event.persisted) {
    desks.forEach((desk) => (desk.passing = false));
  }
});

function leave() {
  for (const desk of desks.values()) {
    if (!desk.passing) {
      desk.draft?.save({ quiet: true, last: true }).catch(() => {});
    }
  }
}
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
