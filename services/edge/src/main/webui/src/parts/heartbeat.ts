/**
 * Beats while the page is open, also behind other tabs: browsers slow a hidden page's timers down to one a minute, but not
 * those of its workers.
 */
export function beat(everyMillis: number, work: () => void): () => void {
  const worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = work;
  worker.postMessage(everyMillis);
  return () => worker.terminate();
}
