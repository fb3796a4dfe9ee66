package org.meguri.workbook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HexFormat;

/** The secret that rows are marked with, made once for the house and kept with its data. */
@Entity
class WorkbookSeal {

    static final int ONLY = 1;

    @Id
    private int id;

    private String secret;

    @SuppressWarnings("NullAway.Init")
    protected WorkbookSeal() {}

    WorkbookSeal(byte[] secret) {
        this.id = ONLY;
        this.secret = HexFormat.of().formatHex(secret);
    }

    RowMark.Seal seal() {
        return new RowMark.Seal(HexFormat.of().parseHex(secret));
    }
}
