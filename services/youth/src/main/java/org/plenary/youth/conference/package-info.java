/// The conferences, as far as registration needs them: name, access, first organiser.
///
/// They come as events of the sessions service ([org.plenary.youth.conference.ConferenceProjection]); one that
/// no event has told of yet is asked for ([org.plenary.youth.conference.ConferenceGrpc]), so that whoever
/// creates a conference can organise it at once. Whatever way it came, the highest version is kept.
@NullMarked
package org.plenary.youth.conference;

import org.jspecify.annotations.NullMarked;
