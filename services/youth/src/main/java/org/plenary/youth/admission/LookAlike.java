package org.plenary.youth.admission;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;

/// What a name looks like, so that two that one would take for each other are found: `Robin` written with a Cyrillic
/// о, in capitals, with a zero or a star is `Robin`.
final class LookAlike {

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    private LookAlike() {}

    /// The same text for all that look alike: skeletons of UTS #39 without case, of letters and digits alone.
    static String key(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        // Capitals have skeletons of their own: once as they are, and once more without case.
        var skeleton = skeleton(skeleton(plain).toLowerCase(Locale.ROOT));
        return skeleton.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]|[\\u115F\\u1160\\u3164\\uFFA0]", "")
                // A capital I has become an l, a small one has not.
                .replace('i', 'l');
    }

    private static String skeleton(String text) {
        return CONFUSABLES.getSkeleton(text);
    }
}
