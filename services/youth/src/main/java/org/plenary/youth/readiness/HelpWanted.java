package org.plenary.youth.readiness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.plenary.platform.database.Database;
import org.plenary.youth.admission.Admission;
import org.plenary.youth.admission.Admissions;
import org.plenary.youth.alert.Alert;
import org.plenary.youth.alert.Alerts;

/// Alerts to who goes on only with help with the check, as long as they do: after the second try, and also when they
/// come back to it with both tries behind them.
@ApplicationScoped
class HelpWanted {

    private final Admissions admissions;
    private final Alerts alerts;
    private final Database database;

    HelpWanted(Admissions admissions, Alerts alerts, Database database) {
        this.admissions = admissions;
        this.alerts = alerts;
        this.database = database;
    }

    void follow(@Observes Admission.Changed changed) {
        var admission = known(changed.admission());
        if (admission.isStuck()) {
            database.inTransaction(transaction -> alerts.raiseCheckHelp(
                    transaction,
                    admission.conference(),
                    new Alert.Asker(admission.subject(), admission.pseudonym().text())));
        } else {
            drop(admission);
        }
    }

    void forget(@Observes Admission.Erased erased) {
        drop(known(erased.admission()));
    }

    private void drop(Admission admission) {
        database.inTransaction(
                transaction -> alerts.dropCheckHelp(transaction, admission.conference(), admission.subject()));
    }

    private Admission known(UUID admission) {
        return admissions.find(admission).orElseThrow();
    }
}
