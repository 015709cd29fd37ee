/** Pages that say one thing: the frame comes alive, the text stays as it was written. */
import '../look/app.css';
import { startFrame } from '../frame/frame';

startFrame();
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-reload]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
}
