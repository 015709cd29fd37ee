/// The forum's conclusions, as the conference's statement has them in its annex: published in versions, signed, and
/// each with what the conference answers.
///
/// [org.plenary.youth.annex.AnnexBody] is what is signed: text in the canonical form of RFC 8785, whose UTF-8 bytes
/// [org.plenary.youth.annex.AnnexKey] signs with Ed25519 (RFC 8032). What can change afterwards stands beside it and
/// is read when somebody asks: the conference's responses, and pseudonyms, for as long as they may be published.
///
/// What always holds: a published version is never changed; what is signed names nobody; counts below five are not
/// told; a conclusion without a response is told as open.
@NullMarked
package org.plenary.youth.annex;

import org.jspecify.annotations.NullMarked;
