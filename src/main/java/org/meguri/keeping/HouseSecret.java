package org.meguri.keeping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HexFormat;

/** The secret that keys and seals are derived from, made once for the house and kept with its data. */
@Entity
@Table(name = "keeping_secret")
class HouseSecret {

    static final int ONLY = 1;

    @Id
    private int id;

    private String secret;

    @SuppressWarnings("NullAway.Init")
    protected HouseSecret() {}

    HouseSecret(byte[] secret) {
        this.id = ONLY;
        this.secret = HexFormat.of().formatHex(secret);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(secret);
    }
}
