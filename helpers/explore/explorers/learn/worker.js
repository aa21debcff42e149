// The trainer in a thread of its own: told { settings } it starts anew, told { updates } it works.

import { makeTrainer } from "./trainer.js";

let trainer = null;

onmessage = ({ data: { settings, ...task } }) => {
  if (settings) trainer = makeTrainer(settings);
  postMessage(trainer.work(task));
};
