// Who does the work: the trainer in a Worker, or in slices of this thread where there is none. It
// rests while the explorer is off the screen or its tab is hidden.

import { makeTrainer } from "./trainer.js";

const SLICE = 12; // milliseconds of work, so that every picture has something new
const AHEAD = 2;

// A classic Worker: a module one is refused in pages that come from a file.
const makeThread = (receive, fail) => {
  const url = new URL("./worker.js", import.meta.url);
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => receive(data);
  worker.onerror = fail;
  const end = () => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  return { post: (task) => worker.postMessage(task), end };
};

const makeSlices = (receive) => {
  let [trainer, ended] = [null, false];
  const work = ({ settings, ...task }) => {
    if (ended) return;
    if (settings) trainer = makeTrainer(settings);
    receive(trainer.work(task));
  };
  return { post: (task) => setTimeout(work, 0, task), end: () => (ended = true) };
};

const whoWorks = (receive, fail) => {
  try {
    return makeThread(receive, fail);
  } catch {
    return makeSlices(receive);
  }
};

// ask({ settings, updates, milliseconds, cut }): start anew with these settings, if there are any, and make
// so many updates, or those of a slice. AHEAD tasks are under way at once, so that the trainer goes on while
// this thread draws; a new start waits for them, and of several starts that wait only the last is made.
// `answer` is called with what came of a task unless a new start is waiting.
export const makeEngine = (root, answer) => {
  let [thread, sent, next, onScreen] = [null, [], null, false];
  const go = () => {
    if (!next || sent.length >= (next.settings ? 1 : AHEAD) || !onScreen || document.hidden) return;
    thread ??= whoWorks(receive, fail);
    sent.push({ milliseconds: SLICE, ...next });
    next = null;
    thread.post(sent.at(-1));
  };
  const receive = (report) => {
    sent.shift();
    if (!next?.settings) answer(report);
    go();
  };
  const fail = () => {
    thread.end();
    thread = makeSlices(receive);
    sent.forEach(thread.post);
  };
  const sight = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1).isIntersecting;
    go();
  });
  sight.observe(root);
  document.addEventListener("visibilitychange", go);
  return {
    ask: (task) => { // updates that wait are added up
      next = next && !task.settings ? { ...next, ...task, updates: next.updates + task.updates } : task;
      go();
    },
    end: () => {
      sight.disconnect();
      document.removeEventListener("visibilitychange", go);
      thread?.end();
    },
  };
};
