package org.meguri.print;

import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;

/** Others are having PDFs made; it is worth while to come again (503). */
class PressBusy extends Refusal {

    PressBusy() {
        super(HttpStatus.SERVICE_UNAVAILABLE, "print.busy");
    }
}
