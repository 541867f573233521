// Files go up one after another, each kept as it arrives; and a batch says by itself how far it has come. Without this
// script the form sends all files together, and a link refreshes the page.
(() => {
  const TRIES = [0, 1000, 4000, 10000]; // milliseconds to wait before each try
  const form = document.getElementById("bring");
  const progress = document.getElementById("progress");
  let sending = false;

  const later = (time) => new Promise((done) => setTimeout(done, time));
  const counted = (number, noun) => `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;

  // One request. What is answered is data; everything else is a failure that may pass (tried again) or may not.
  function post(path, fields, told) {
    const body = new FormData();
    body.append("csrf_token", form.elements.csrf_token.value);
    for (const [name, value] of fields) body.append(name, value);
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open("POST", path);
      request.responseType = "text";
      request.upload.addEventListener("progress", (event) => event.lengthComputable && told(event.loaded / event.total));
      request.addEventListener("error", () => failed({ words: "the connection broke", passes: true }));
      request.addEventListener("load", () => {
        let data = null;
        try { data = JSON.parse(request.responseText); } catch { /* a page: of an error, or to sign in */ }
        if (request.status < 300 && data && !request.responseURL.includes("/sign-in")) return done(data);
        if (request.responseURL.includes("/sign-in")) return failed({ words: "you are signed out", ends: true });
        const words = data && data.detail ? `${data.detail} ${data.remedy || ""}`.trim() : request.status === 413 ? "it is too large" : `the site answered ${request.status}`;
        failed({ words, passes: request.status >= 500 });
      });
      request.send(body);
    });
  }

  async function tried(path, fields, told) {
    for (const [place, wait] of TRIES.entries()) {
      await later(wait);
      try {
        return await post(path, fields, told);
      } catch (failure) {
        if (!failure.passes || place === TRIES.length - 1) throw failure;
        told(0, `${failure.words}; trying again`);
      }
    }
  }

  // What is seen: one line for all, with a bar, and one for each file.
  function board(files) {
    const box = document.createElement("section");
    box.setAttribute("aria-label", "Sending");
    const words = document.createElement("p");
    words.setAttribute("role", "status");
    const bar = document.createElement("progress");
    bar.max = files.length;
    bar.value = 0;
    bar.setAttribute("aria-label", "Files sent");
    const list = document.createElement("ol");
    list.className = "sending";
    const lines = files.map((file) => {
      const line = document.createElement("li");
      const state = document.createElement("span");
      line.append(`${file.name}: `, state);
      state.textContent = "to be sent";
      list.append(line);
      return state;
    });
    box.append(words, bar, list);
    form.after(box);
    return { box, words, bar, lines };
  }

  function ended(shown, failed, path, again) {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = "See the batch";
    const line = document.createElement("p");
    line.className = "buttons";
    line.append(link);
    if (failed.length) {
      const button = document.createElement("button");
      button.className = "button";
      button.type = "button";
      button.textContent = `Try ${counted(failed.length, "failed file")} again`;
      button.addEventListener("click", () => { shown.box.remove(); again(); });
      line.prepend(button);
      button.focus();
    }
    shown.box.append(line);
  }

  async function send(path, files) {
    const shown = board(files);
    const failed = [];
    let kept = 0, held = 0, signedOut = false;
    sending = true;
    for (const [place, file] of files.entries()) {
      const state = shown.lines[place];
      const told = (part, words) => { state.textContent = words || `sending, ${Math.round(part * 100)} %`; };
      state.parentElement.scrollIntoView({ block: "nearest" });
      try {
        if (signedOut) throw { words: "not sent" };
        told(0);
        const answer = await tried(`${path}.json`, [["files", file]], told);
        state.textContent = answer.message ? `kept, and refused: ${answer.message}` : answer.new ? "kept" : "in the batch already";
        if (answer.new) kept += 1; else held += 1;
      } catch (failure) {
        signedOut ||= Boolean(failure.ends);
        failed.push(file);
        state.textContent = `not kept: ${failure.words}`;
        state.className = "failed";
      }
      shown.bar.value = place + 1;
      const parts = [`${kept} kept`, held && `${held} in the batch already`, failed.length && `${failed.length} not kept`];
      shown.words.textContent = `${place + 1} of ${counted(files.length, "file")} sent: ${parts.filter(Boolean).join(", ")}.`;
    }
    sending = false;
    if (signedOut) shown.words.textContent += " You are signed out: sign in again in another window, then try again here.";
    if (failed.length) ended(shown, failed, path, () => send(path, failed));
    else location.assign(path);
  }

  async function begin(event) {
    event.preventDefault();
    const files = [...form.elements.files.files];
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      let path = form.dataset.files;
      if (!path) {
        const names = ["name", "obtained_from", "obtained_on", "addresses"].map((name) => [name, form.elements[name].value]);
        path = (await tried(form.dataset.open, [...names, ["announced", files.length]], () => {})).url;
        form.dataset.files = path; // a second press goes to the same batch
      }
      await send(path, files);
    } catch (failure) {
      const said = document.createElement("div");
      said.className = "notice error";
      said.setAttribute("role", "alert");
      said.id = "not-sent";
      said.tabIndex = -1;
      said.textContent = `Nothing was sent: ${failure.words}`;
      document.getElementById("not-sent")?.remove();
      form.before(said);
      said.focus(); // it may be above what is seen
    }
    button.disabled = false;
  }

  async function refresh() {
    try {
      const answer = await fetch(progress.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const told = await answer.json();
      for (const line of progress.querySelectorAll("[data-told]"))
        if (line.textContent !== told[line.dataset.told]) line.textContent = told[line.dataset.told];
      if (told.counts.waiting) setTimeout(refresh, 3000);
    } catch {
      setTimeout(refresh, 15000); // the site is away; the words stay as they were
    }
  }

  if (form) form.addEventListener("submit", begin);
  if (progress) setTimeout(refresh, 3000);
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
})();
