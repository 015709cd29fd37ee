/** Where the sign-in window comes back to: it tells the page that opened it, and closes itself. */
import '../look/app.css';
import { sayThatSignedIn } from '../frame/auth';

sayThatSignedIn();
window.close();
