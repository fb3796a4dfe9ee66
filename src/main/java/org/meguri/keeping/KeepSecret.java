package org.meguri.keeping;

import java.security.SecureRandom;
import java.util.Optional;
import org.meguri.system.UseCase;

/** The house's secret: read, or made by whoever needs it first. */
@UseCase
class KeepSecret {

    private static final int BYTES = 32;

    private final HouseSecrets secrets;

    KeepSecret(HouseSecrets secrets) {
        this.secrets = secrets;
    }

    Optional<byte[]> known() {
        return secrets.findById(HouseSecret.ONLY).map(HouseSecret::bytes);
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException when somebody else has made it at the same moment */
    byte[] make() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return secrets.saveAndFlush(new HouseSecret(bytes)).bytes();
    }
}
