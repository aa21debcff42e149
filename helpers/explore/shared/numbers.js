// Numbers of every size in words and digits: 0.26, 3.5 × 10⁻⁵, ∞.

import { number } from "./common.js";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

// A power of ten as it is written: 10⁻¹².
export const power = (exponent) =>
  `10${[...String(exponent)].map((sign) => (sign === "-" ? "⁻" : SUPERSCRIPTS[sign])).join("")}`;

const scientific = (log) => {
  const exponent = Math.floor(log);
  const digits = (10 ** (log - exponent)).toFixed(1);
  return digits === "10.0" ? `1.0 × ${power(exponent + 1)}` : `${digits} × ${power(exponent)}`;
};

// The positive number whose log10 is given: two decimals, or a power of ten where they say nothing.
export const amount = (log) => {
  if (log === -Infinity) return "0";
  return log < -2 ? scientific(log) : number(10 ** log);
};

// A number that may be infinite.
export const finite = (value, digits) => {
  if (Number.isFinite(value)) return number(value, digits);
  return value < 0 ? "−∞" : "∞";
};

// A number of steps.
export const duration = (steps) => {
  const huge = Number.isFinite(steps) && steps >= 1e5;
  return huge ? scientific(Math.log10(steps)) : finite(steps, 1);
};

// The positive number whose log10 is given, however large it is.
export const size = (log) => (log >= 5 && Number.isFinite(log) ? scientific(log) : amount(log));
