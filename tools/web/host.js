// The model that an explorer finds outside Jupyter, and its state in the address of the page.
globalThis.gatebook = (() => {
  const read = {
    number: (text, { low, high }) => {
      const value = Number(text);
      return text.trim() !== "" && value >= low && value <= high ? value : undefined;
    },
    whole: (text, bounds) => {
      const value = read.number(text, bounds);
      return Number.isInteger(value) ? value : undefined;
    },
    choice: (text, { values }) => (values.includes(text) ? text : undefined),
    bool: (text) => ({ true: true, false: false })[text],
    text: (text, { most }) => (text.length <= most ? text : undefined),
    list: (text, { of, least, most }) => {
      const values = text === "" ? [] : text.split(",").map((part) => read[of.kind](part, of));
      const fits = values.length >= least && values.length <= most;
      return fits && !values.includes(undefined) ? values : undefined;
    },
  };

  // The values of an address such as #f=0.9&i=0.2, and the names of those that cannot be used.
  const parse = (hash, kinds) => {
    const values = {}, bad = [];
    for (const [name, text] of new URLSearchParams(hash.slice(1))) {
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : { kind: "bool" };
      const value = read[kind.kind](text, kind);
      if (value === undefined || !Object.hasOwn(kinds, name)) bad.push(name);
      else values[name] = value;
    }
    return { values, bad };
  };

  // What differs from the state that the explorer's own page begins with.
  const address = (state, kinds) => {
    const changed = Object.keys(kinds).filter((name) => `${state[name]}` !== `${kinds[name].first}`);
    return `#${new URLSearchParams(changed.map((name) => [name, `${state[name]}`]))}`;
  };

  // What anywidget hands to an explorer: its state, those who hear of changes, and who saves them.
  const model = (state, save) => {
    const listeners = new Set();
    return {
      get: (name) => state[name],
      set: (name, value) => {
        Object.assign(state, typeof name === "object" ? name : { [name]: value });
        listeners.forEach((listener) => listener());
      },
      on: (event, listener) => listeners.add(listener),
      off: (event, listener) => listeners.delete(listener),
      save_changes: save,
      listeners,
    };
  };

  // `tell` hears of the address at the start and after every change.
  const show = (place, render, state, kinds, tell) => {
    const say = () => tell(address(state, kinds));
    say();
    render({ model: model(state, say), el: document.getElementById(place) });
  };

  // The only explorer of a page: the address of the page is that of its state.
  const alone = (place, render, state, kinds) => {
    const { values, bad } = parse(location.hash, kinds);
    const notice = document.getElementById("notice");
    notice.hidden = bad.length === 0;
    notice.append(bad.join(", "));
    const tell = (hash) => history.replaceState(null, "", hash);
    show(place, render, { ...state, ...values }, kinds, tell);
  };

  // One of a lesson: the link below it leads to its own page, with the same setting.
  const linked = (place, render, state, kinds) => {
    const link = document.getElementById(`${place}-link`);
    show(place, render, state, kinds, (hash) => link && (link.hash = hash));
  };
  return { model, parse, alone, linked };
})();
