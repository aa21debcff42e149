// What someone typed as symbols of a vocabulary: words, the morphemes of a Korean 어절, or letters.

import { START } from "./run.js";

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
const SYLLABLE = new RegExp(
  `([${INITIALS}])([${VOWELS}])(?:(?![${INITIALS}][${VOWELS}])([${FINALS.join("")}]))?`, "g");
export const MOST = 40; // symbols that are read

// A syllable as its jamo; anything else as it is (Unicode Standard, section 3.12).
const toJamo = (letter) => {
  const code = letter.codePointAt(0) - 0xac00;
  if (code < 0 || code > 11171) return [letter];
  const parts = [INITIALS[Math.floor(code / 588)], VOWELS[Math.floor(code / 28) % 21], FINALS[code % 28]];
  return parts.filter(Boolean);
};

// Jamo as syllables again.
export const fromJamo = (text) => text.replace(SYLLABLE, (_, initial, vowel, final = "") =>
  String.fromCodePoint(0xac00 + (INITIALS.indexOf(initial) * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final)));

// The longest known morphemes that make up a word; null if none do.
const morphemes = (word, known) => {
  if (!word || known.has(word)) return word ? [word] : [];
  for (let end = word.length - 1; end > 0; end--) {
    const rest = known.has(word.slice(0, end)) ? morphemes(word.slice(end), known) : null;
    if (rest) return [word.slice(0, end), ...rest];
  }
  return null;
};

// The word at the end that is one of the answers is what is asked; it is not read.
const wordsIn = (typed) => typed.toLowerCase().match(/[\p{L}\p{N}_'’]+/gu) ?? [];
const askedIn = (typed, answers) => answers.find((one) => one === wordsIn(typed).at(-1)) ?? null;

const wordsOf = (typed, known, answers) => {
  const words = wordsIn(typed).slice(0, askedIn(typed, answers) ? -1 : undefined);
  return words.map((word) => [word, /[가-힣]/.test(word) && word.length <= 40 ? morphemes(word, known) : known.has(word) ? [word] : null]);
};

const lettersOf = (typed, known) => [...typed].filter((letter) => letter.trim()).map((letter) => {
  const ways = [[letter], [letter.toLowerCase()], toJamo(letter)];
  return [letter, ways.find((way) => way.every((one) => one !== START && known.has(one))) ?? null];
});

// { symbols, unknown, more }: at most MOST symbols, those of a net that writes behind START; what is
// not in the vocabulary, read as START where that is known and left out where not; the answer at the
// end, if there is one; whether there was more.
export const split = (typed, { vocabulary, answers, writes }) => {
  const known = new Set(vocabulary);
  const letters = vocabulary.every((symbol) => [...symbol].length === 1);
  const found = (letters ? lettersOf : wordsOf)(typed.normalize("NFC"), known, answers);
  const strange = known.has(START) && !letters ? [START] : [];
  const symbols = [...(writes ? [START] : []), ...found.flatMap(([, one]) => one ?? strange)];
  const unknown = [...new Set(found.filter(([, one]) => !one).map(([word]) => word))];
  const asked = letters ? null : askedIn(typed, answers);
  return { symbols: symbols.slice(0, MOST), unknown, asked, more: symbols.length > MOST, letters };
};
