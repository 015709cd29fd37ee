/** The little of a browser that the pure modules look at when they are loaded. */
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true });
