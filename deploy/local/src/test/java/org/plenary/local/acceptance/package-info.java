/// The whole system, walked through as its users walk through it: real servers, real tokens, a real encoder, a real
/// browser.
///
/// [org.plenary.local.acceptance.House] brings everything up once, on free ports, with the London demo. Tests that
/// change much
/// make a conference of their own. Nothing here waits for time to pass, only for what is to be seen.
@NullMarked
package org.plenary.local.acceptance;

import org.jspecify.annotations.NullMarked;
