/** What only polls say. */
import { learn } from '../../text/messages';
import en from './en.json';

learn({ en });
