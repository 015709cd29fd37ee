/// The conferences and their sessions, as far as the youth forum needs them: name and access, and what is still to
/// come.
///
/// They come as events of the sessions service ([org.plenary.youth.conference.ConferenceProjection]); what no
/// event has told of yet is asked for ([org.plenary.youth.conference.ConferenceGrpc]), so that a conference can be
/// worked with the moment it exists. Whatever way it came, the highest version is kept.
@NullMarked
package org.plenary.youth.conference;

import org.jspecify.annotations.NullMarked;
