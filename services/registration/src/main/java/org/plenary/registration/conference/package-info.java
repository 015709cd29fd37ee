/// The conferences, as far as registration needs them: name, access, first organiser.
///
/// They come as events of the sessions service ([org.plenary.registration.conference.ConferenceProjection]); one that
/// no event has told of yet is asked for ([org.plenary.registration.conference.ConferenceGrpc]), so that whoever
/// creates a conference can organise it at once. Whatever way it came, the highest version is kept.
@NullMarked
package org.plenary.registration.conference;

import org.jspecify.annotations.NullMarked;
