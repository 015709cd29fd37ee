package org.plenary.youth.annex;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.annex.AnnexAnswer.View;
import org.plenary.youth.annex.AnnexBody.Line;
import org.plenary.youth.conclusion.Conclusion;
import org.plenary.youth.conclusion.Conclusion.Ground;
import org.plenary.youth.conclusion.Conclusion.State;
import org.plenary.youth.conclusion.Conclusions;
import org.plenary.youth.consent.Purpose;

/// Reads a version with what stands beside it now.
@ApplicationScoped
class AnnexReading {

    private final Conclusions conclusions;
    private final Admissions admissions;

    AnnexReading(Conclusions conclusions, Admissions admissions) {
        this.conclusions = conclusions;
        this.admissions = admissions;
    }

    View of(Annex annex) {
        var body = Canonical.read(annex.text());
        var holding = conclusions.find(body.conclusions().stream().map(Line::id).toList()).stream()
                .filter(conclusion -> conclusion.state() == State.ADOPTED)
                .toList();
        return View.of(
                annex,
                body,
                holding.stream().collect(Collectors.toMap(Conclusion::id, Function.identity())),
                names(holding.stream()
                        .flatMap(conclusion -> conclusion.grounds().stream())
                        .toList()));
    }

    /// Pseudonyms that may be published now, by contribution.
    private Map<UUID, String> names(List<Ground> grounds) {
        var pseudonyms = admissions
                .find(grounds.stream().map(Ground::admission).distinct().toList())
                .stream()
                .filter(admission -> admission.consents(Purpose.PSEUDONYM_PUBLISHED))
                .collect(Collectors.toMap(
                        Admission::id, admission -> admission.pseudonym().text()));
        return grounds.stream()
                .filter(ground -> pseudonyms.containsKey(ground.admission()))
                .collect(Collectors.toMap(
                        Ground::contribution,
                        ground -> pseudonyms.getOrDefault(ground.admission(), ""),
                        (one, same) -> one));
    }
}
