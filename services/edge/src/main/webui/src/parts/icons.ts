import { html, svg, type TemplateResult } from 'lit';

const shapes = {
  live: svg`<circle cx="8" cy="8" r="5" fill="currentColor" />`,
  paused: svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" />`,
  scheduled: svg`<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6" /><path d="M8 5v3.2l2 1.3" fill="none" stroke="currentColor" stroke-width="1.6" />`,
  preview: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2" />`,
  ended: svg`<path d="M3.5 3.5h9v9h-9z" fill="currentColor" />`,
  replay: svg`<path d="M5 3.5v9L13 8z" fill="currentColor" />`,
  tick: svg`<path d="m3 8.5 3.2 3.2L13 5" fill="none" stroke="currentColor" stroke-width="2.2" />`,
  cross: svg`<path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="2.2" />`,
  hourglass: svg`<path d="M4 2.5h8M4 13.5h8M5 2.5c0 3 6 3 6 5.5s-6 2.5-6 5.5m6-11c0 3-6 3-6 5.5s6 2.5 6 5.5" fill="none" stroke="currentColor" stroke-width="1.5" />`,
  up: svg`<path d="M8 3.5 13.5 11h-11z" fill="currentColor" />`,
  stage: svg`<path d="M2.5 3h11v7.5H8.5L5 13.5v-3H2.5z" fill="currentColor" />`,
  board: svg`<path d="M3 4h10M3 8h10M3 12h6" fill="none" stroke="currentColor" stroke-width="2" />`,
  pin: svg`<path d="m8 2.5 1.7 3.6 3.8.5-2.8 2.7.7 3.9L8 11.3l-3.4 1.9.7-3.9L2.5 6.6l3.8-.5z" fill="currentColor" />`,
  warn: svg`<path d="M8 2 15 14H1z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" /><path d="M8 6.5v3.5m0 1.2v1.3" stroke="currentColor" stroke-width="1.7" />`,
  copy: svg`<path d="M5.5 5.5h8v8h-8zM3 10.5V2.5h8" fill="none" stroke="currentColor" stroke-width="1.6" />`,
} as const;

export type IconName = keyof typeof shapes;

export const icon = (name: IconName, size = 14): TemplateResult =>
  html`<svg viewBox="0 0 16 16" width=${size} height=${size} aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
