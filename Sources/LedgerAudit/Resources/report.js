"use strict";
// Checks this page. Every event is said again from its exact bytes, after their hash and proof were counted, and compared
// with what the page shows. It sends nothing anywhere and could not: the page's policy lets it load nothing.
(async () => {
  const bytes = (text) => new TextEncoder().encode(text);
  const find = (selector) => [...document.querySelectorAll(selector)];
  document.documentElement.dataset.verdict = "running";
  // Before anything is touched: what is shown, as the browser writes it back, and what it is to be compared with.
  const content = document.getElementById("data");
  const shown = bytes(document.getElementById("page").outerHTML + content.textContent);
  const dress = bytes(document.head.outerHTML);
  const [page, script] = [document.getElementById("page"), document.currentScript];
  const nodes = (parent) => [...parent.childNodes].filter((node) => node.nodeType !== Node.TEXT_NODE || node.data.trim() !== "");
  // What is read is all that there is: nothing before it, behind it or around it, which would be seen and not be checked. As
  // soon as all of it was read, because extensions of a browser put things of their own behind it later.
  const around = new Promise((resolve) => document.addEventListener("readystatechange", () => {
    const { documentElement: root, head, body } = document;
    const are = (parent, ...due) => same(nodes(parent), due);
    resolve({
      isAlone: are(document, document.doctype, root) && are(root, head, body) && are(body, page, content, script),
      isPlain: same([...root.attributes].map((each) => each.name).sort(), ["data-verdict", "lang"]) && body.attributes.length === 0,
    });
  }, { once: true }));
  const box = document.getElementById("status");
  const say = (state, verdict, lines) => {
    box.className = "status " + state;
    box.replaceChildren(...[verdict, ...lines].map((text, index) => {
      const line = document.createElement("p");
      if (index === 0) line.className = "verdict";
      line.textContent = text;
      return line;
    }));
    document.documentElement.dataset.verdict = state;
  };
  const mark = (element, state, text) => {
    element.className = "mark " + state;
    element.textContent = text;
  };

  let data;
  try {
    data = JSON.parse(content.textContent);
    if (!Array.isArray(data.events)) throw new Error();
  } catch {
    return say("bad", "✘ This page is damaged", ["What it would check cannot be read. Trust nothing on it."]);
  }
  if (!globalThis.crypto?.subtle) {
    return say("unchecked", "○ Not checked", [
      "This browser lends its cryptography to no page that was opened like this one. All that it shows is shown all the same.",
      "Save the page and open it as a file, or check the bundle with ledger verify or verify.py.",
    ]);
  }

  // Hashes and base 64.
  const join = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { whole.set(part, at); at += part.length; }
    return whole;
  };
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
  const base64 = (raw) => btoa(String.fromCharCode(...raw));
  const base64url = (raw) => base64(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  // Read strictly: one byte string has one spelling.
  const decoded = (text, spelled) => {
    const raw = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    if (spelled(raw) !== text) throw new Error("not spelled as it should be");
    return raw;
  };
  const same = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);

  // The signed head: C2SP signed-note and checkpoint. Docs/Format.md, "Tree head".
  const readHead = async () => {
    const [text, signatures] = data.head.split("\n\n");
    const [origin, size, root, ...more] = text.split("\n");
    const policy = /^log (([^+\s]+)\+([0-9a-f]{8})\+(\S+))\nquorum none\n$/.exec(data.policy);
    if (more.length > 0 || !policy || !/^[1-9][0-9]{0,15}$/.test(size)) throw new Error("head.txt or policy.txt is not in its form");
    const [, key, name, id, encoded] = policy;
    const material = decoded(encoded, base64);
    const named = (await sha256(bytes(name + "\n"), material)).slice(0, 4);
    const hex = [...named].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (name !== origin || hex !== id || material[0] !== 1 || material.length !== 33) throw new Error("the key is not the one of this ledger");
    const line = signatures.split("\n").find((each) => each.startsWith("— " + name + " "));
    const signed = line ? decoded(line.slice(name.length + 3), base64) : new Uint8Array();
    if (signed.length !== 68 || !same(signed.slice(0, 4), named)) throw new Error("the head is not signed by this key");
    const head = { origin, size: Number(size), root: decoded(root, base64), key, isSigned: null };
    let publicKey;
    try {
      publicKey = await crypto.subtle.importKey("raw", material.slice(1), "Ed25519", false, ["verify"]);
    } catch {
      return head; // This browser has no Ed25519.
    }
    head.isSigned = await crypto.subtle.verify("Ed25519", publicKey, signed.slice(4), bytes(text + "\n"));
    if (!head.isSigned) throw new Error("the signature of the head does not hold");
    return head;
  };

  // Whether the hashes lead from the leaf to the root. RFC 9162 §2.1.3.2.
  const leadsTo = async (root, leafHash, index, size, hashes) => {
    let hash = leafHash;
    let [node, last] = [index, size - 1];
    if (node > last) return false;
    for (const sibling of hashes) {
      if (last === 0) return false;
      if (node % 2 === 1 || node === last) {
        hash = await sha256([1], sibling, hash);
        while (node % 2 === 0 && node !== 0) { node /= 2; last = Math.floor(last / 2); }
      } else {
        hash = await sha256([1], hash, sibling);
      }
      node = Math.floor(node / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 && same(hash, root);
  };

  // One event: its leaf's hash and proof, and what opens its sealed members.
  const openEvent = async (entry, head) => {
    const raw = bytes(entry.leaf);
    const leaf = JSON.parse(entry.leaf);
    const event = { leaf, shown: new Map(), hidden: new Map(entry.hidden), wrong: [] };
    const hashes = entry.hashes.map((hash) => decoded(hash, base64url));
    if (head && !(await leadsTo(head.root, await sha256([0], raw), leaf.seq, head.size, hashes))) {
      event.wrong.push("its hash and proof do not lead to the signed head");
    }
    for (const disclosure of entry.disclosures) {
      const [, name, value] = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decoded(disclosure, base64url)));
      if (leaf.sealed[name] !== base64url(await sha256(bytes(disclosure)))) event.wrong.push("what is shown as " + name + " is not what was sealed");
      if (event.shown.has(name)) event.wrong.push(name + " is shown twice");
      event.shown.set(name, value);
    }
    for (const name of Object.keys(leaf.sealed)) {
      if (event.shown.has(name) === event.hidden.has(name)) event.wrong.push(name + " is neither shown nor said to be hidden, or both");
    }
    return event;
  };

  // Events in words: the same steps as EventWords.swift.
  const tables = Object.fromEntries(["sentences", "labels", "words", "grounds"].map((name) => [name, new Map(data[name])]));
  const handles = new Map();
  const person = (id) => handles.get(id) ?? id;
  const hiddenLetters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
  const harmless = (text) => text.replace(hiddenLetters, (letter) => "⟨U+" + letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩");
  const instant = (text) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(text) ? text.slice(0, 10) + " " + text.slice(11, 19) + " UTC" : null);
  const spelled = (value) => {
    if (value === null) return "–";
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value === "number") return String(value);
    if (typeof value === "string") return handles.get(value) ?? tables.words.get(value) ?? instant(value) ?? harmless(value);
    if (Array.isArray(value)) return value.length === 0 ? "nobody or nothing" : value.map(spelled).join(", ");
    return harmless(JSON.stringify(value));
  };
  const follow = (pointer, inside) => pointer.split("/").slice(1).reduce((value, part) => (value !== null && typeof value === "object" && Object.hasOwn(value, part) ? value[part] : undefined), inside);
  const saidUnderSeal = (name, value) => (typeof value !== "string" || name === "/rating" ? spelled(value) : harmless(value));
  const isThere = (event, pointer) => pointer === "actor" || event.shown.has(pointer) || (!event.hidden.has(pointer) && follow(pointer, event.leaf.data) !== undefined);
  const textOf = (event, pointer) => {
    if (event.shown.has(pointer)) return saidUnderSeal(pointer, event.shown.get(pointer));
    if (event.hidden.has(pointer)) return "not shown: " + (tables.grounds.get(event.hidden.get(pointer)) ?? harmless(event.hidden.get(pointer)));
    const value = follow(pointer, event.leaf.data);
    return value === undefined ? null : spelled(value);
  };
  const filled = (pattern, event) => pattern.replace(/\{([^}]*)\}/g, (_, key) => (key === "actor" ? person(event.leaf.actor) : textOf(event, key) ?? "?"));
  const sentence = (event) => {
    const pattern = tables.sentences.get(event.leaf.type);
    if (pattern === undefined) return person(event.leaf.actor) + ": " + harmless(event.leaf.type);
    const whole = pattern.replace(/\[([^\]]*)\]/g, (_, part) => ([...part.matchAll(/\{([^}]*)\}/g)].every((found) => isThere(event, found[1])) ? part : ""));
    return filled(whole, event);
  };
  const isIndex = (part) => /^\d+$/.test(part) && Number(part) < 1 << 20;
  const patternOf = (name) => name.split("/").map((part) => (isIndex(part) ? "*" : part)).join("/");
  const label = (name) => {
    const pattern = patternOf(name);
    const index = name.split("/").findLast(isIndex);
    return tables.labels.has(pattern) ? tables.labels.get(pattern) + (index === undefined ? "" : " " + (Number(index) + 1)) : harmless(name);
  };
  const ranks = new Map([...tables.labels.keys()].map((pattern, index) => [pattern, index]));
  const rank = (name) => ranks.get(patternOf(name)) ?? Infinity;
  const flat = (value, pointer) => {
    if (Array.isArray(value)) {
      const isObjects = value.length > 0 && value[0] !== null && typeof value[0] === "object" && !Array.isArray(value[0]);
      return isObjects ? value.map((each, index) => flat(each, pointer + "/" + index)).join("") : harmless(pointer) + spelled(value);
    }
    if (value !== null && typeof value === "object" && (pointer === "" || Object.keys(value).length > 0)) {
      return Object.entries(value).map(([key, member]) => flat(member, pointer + "/" + key)).join("");
    }
    return harmless(pointer) + spelled(value);
  };
  // Everything that an event's place on the page says, as one text.
  const article = (event) => {
    const { leaf } = event;
    const names = Object.keys(leaf.sealed);
    const meta = "event " + leaf.seq + " · " + leaf.at.slice(11, 19) + " · " + harmless(leaf.stream);
    const words = names.filter((name) => name.startsWith("/")).sort((left, right) => (rank(left) === rank(right) ? 0 : rank(left) - rank(right))).map((name) => label(name) + (textOf(event, name) ?? ""));
    const counts = names.filter((name) => !name.startsWith("/")).map((name) => harmless(name) + (textOf(event, name) ?? "?"));
    return sentence(event) + meta + words.join("") + "As recorded" + "type" + harmless(leaf.type) + flat(leaf.data, "") + counts.join("")
      + (leaf.via === undefined ? "" : "via" + person(leaf.via)) + (leaf.cause === undefined ? "" : "because of event" + leaf.cause);
  };

  // What is claimed to be whole, as far as the page has all of it. Docs/Format.md, "What is complete".
  const gaps = async (events) => {
    const found = [];
    const canonical = "[" + data.complete.map((each) => '{"count":' + each.count + ',"of":' + JSON.stringify(each.of) + "}").join(",") + "]";
    const made = events.get(data.export);
    if (!made || made.leaf.type !== "export.made") return ["the event of the export is not here"];
    if (made.leaf.data.listing !== base64url(await sha256(bytes(canonical)))) found.push("the list of what is whole is not the one that the log has");
    if (made.leaf.data.scope !== data.scope || made.leaf.actor !== data.requester || made.leaf.at !== data.madeAt) found.push("scope, maker or time are not those of the export's event");
    if (made.shown.get("/purpose") !== data.purpose || made.shown.get("/recipient") !== data.recipient) found.push("purpose or recipient are not those of the export's event");
    if (!data.isWhole) return found;
    for (const { of, count } of data.complete) {
      let next = 0;
      for (const { leaf, shown: opened } of events.values()) {
        if (leaf.seq >= data.export && of !== "all") continue;
        const position = of === "all" ? leaf.seq : leaf.stream === of ? leaf.rev : leaf.subjects.includes(of) ? opened.get("ordinal/" + of) : undefined;
        if (position === undefined && !leaf.subjects.includes(of)) continue;
        if (position !== next && leaf.seq < data.export) { found.push("of " + of + " number " + next + " is missing"); break; }
        if (leaf.seq < data.export) next += 1;
      }
      if (next !== count) found.push("of " + of + " there are " + next + " and not " + count);
    }
    return found;
  };

  const remedy = "Trust nothing on it; ask for the bundle again, and check it with ledger verify or verify.py.";
  const advice = "It was damaged, or somebody changed it. " + remedy;

  // All of it.
  const check = async () => {
    const wrong = [];
    const attempt = async (what, body) => {
      try { return await body(); } catch (error) { wrong.push(what + ": " + error.message); return null; }
    };
    const head = await attempt("The head", readHead);
    const events = new Map();
    for (const [index, entry] of data.events.entries()) {
      const event = await attempt("Event number " + (index + 1) + " of the page cannot be read", () => openEvent(entry, head));
      if (!event) continue;
      if (events.size > 0 && event.leaf.seq <= [...events.keys()].at(-1)) event.wrong.push("it is not in its place");
      events.set(event.leaf.seq, event);
    }
    for (const { leaf, shown: opened } of events.values()) {
      const isName = leaf.type === "member.registered" || leaf.type === "member.renamed";
      if (isName && typeof opened.get("/handle") === "string") handles.set("U" + leaf.stream.split("/").at(-1), harmless(opened.get("/handle")));
    }
    let held = 0;
    const marks = find("article > .mark");
    for (const element of marks) {
      const event = events.get(Number(element.dataset.event));
      if (!event) { mark(element, "bad", "✘ does not hold: there is no such event in the bytes"); wrong.push("Event " + element.dataset.event + " has no bytes"); continue; }
      if (element.parentElement.querySelector(".said").textContent !== article(event)) event.wrong.push("what is shown here is not what its bytes say");
      if (element.parentElement.id !== "e" + event.leaf.seq) event.wrong.push("it is not in its place");
      for (const reason of event.wrong) wrong.push("Event " + event.leaf.seq + ": " + reason);
      if (event.wrong.length > 0) { mark(element, "bad", "✘ does not hold: " + event.wrong.join("; ")); continue; }
      if (!head) { mark(element, "unchecked", "○ not checked: there is no head to check it against"); continue; }
      held += 1;
      mark(element, "good", head.isSigned ? "✔ checked here: hash, proof and words" : "✔ checked here: hash, proof and words; not the head's signature");
    }
    if (marks.length !== events.size || marks.length !== data.events.length) wrong.push("There are not as many events shown as bytes of events");
    for (const element of find(".fact")) {
      const event = events.get(Number(element.dataset.event));
      const key = element.dataset.key;
      const expected = !event ? null : key === "sentence" ? sentence(event) : key === "actor" ? person(event.leaf.actor) : key === "day" ? event.leaf.at.slice(0, 10) : textOf(event, key) ?? "nothing";
      if (element.textContent === expected) continue;
      element.className = "fact bad";
      element.append(" ✘");
      wrong.push("“" + element.textContent.slice(0, 60) + "” is not what event " + element.dataset.event + " says");
    }
    for (const gap of (await attempt("The export's event cannot be read", () => gaps(events))) ?? []) wrong.push("What is whole: " + gap);
    if (!document.querySelector("style").sheet || document.title !== document.querySelector("h1").textContent) wrong.push("The page is not as it was made: its style or its title was changed");
    const { isAlone, isPlain } = await around;
    const isDressed = !isPlain || base64url(await sha256(dress)) !== content.dataset.head;
    if (!isAlone) wrong.unshift("The page is not as it was made: something was put around what is checked");
    if (!isAlone || isDressed) {
      for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
      document.body.prepend(box);
    }
    if (base64url(await sha256(shown)) !== content.dataset.digest) wrong.push("The page is not as it was made: something in it was changed");

    const many = (count) => count + (count === 1 ? " event" : " events");
    if (wrong.length > 0) {
      say("bad", "✘ This page does not hold", [...wrong.slice(0, 8), ...(wrong.length > 8 ? ["and " + (wrong.length - 8) + " more"] : []),
        advice]);
    } else if (isDressed) {
      say("partly", "◐ What is written here holds together, but something changed how it looks", [
        "An extension of this browser did, or somebody by hand: a part may be hidden, or look like another.",
        "Open it where there are no extensions, in a private window for example. If it says the same there, somebody changed the page. " + remedy,
      ]);
    } else {
      say(head.isSigned ? "good" : "partly", head.isSigned ? "✔ This page holds together" : "◐ This page holds together, but for one thing that this browser cannot check", [
        "Checked here: " + many(held) + ", each by its hash, its proof under the signed head of " + many(head.size) + ", and its words; "
          + (data.isWhole ? "what is claimed to be whole; " : "") + "and the page as a whole.",
        head.isSigned ? "The head is signed by the key below." : "This browser has no Ed25519, so the signature of the head was not checked.",
        "A page cannot say whose key that is: compare it with the one that you noted from elsewhere.",
      ]);
    }

    // The key that the reader holds.
    if (!head) return;
    document.getElementById("hold").hidden = false;
    const field = document.getElementById("held");
    const answer = document.getElementById("held-answer");
    field.addEventListener("input", () => {
      const typed = field.value.replace(/\s/g, "");
      const isKey = /^[^+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/.test(typed);
      answer.className = typed === head.key ? "good" : isKey ? "bad" : "";
      answer.textContent = typed === "" ? "" : typed === head.key ? "✔ The same key." : isKey ? "✘ Another key: this is not the ledger that you know." : "○ Not a whole key yet.";
    });
  };
  await check().catch((error) => say("bad", "✘ This page does not hold", ["It cannot be read to its end: " + error.message, advice]));
})();
