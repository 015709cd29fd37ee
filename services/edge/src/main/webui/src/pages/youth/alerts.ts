import type { RoomAlert } from '../../api/types';
import { has, t } from '../../text/messages';

/** What an alert says. */
export function alertText(alert: RoomAlert): string {
  const key = `alert.${alert.kind}`;
  return has(key) ? t(key, { name: alert.name ?? '' }) : alert.kind;
}
