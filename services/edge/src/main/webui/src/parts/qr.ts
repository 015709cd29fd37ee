import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { html, type TemplateResult } from 'lit';

/** The address as a QR code: dark on white in every scheme, with the quiet zone scanners need. */
export function qr(address: string, label: string): TemplateResult {
  const code = generate(address);
  const quiet = 3;
  const size = code.size + quiet * 2;
  return html`<svg class="qr" viewBox="${-quiet} ${-quiet} ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <path fill="#000" d=${toSvgPath(code)} />
  </svg>`;
}
