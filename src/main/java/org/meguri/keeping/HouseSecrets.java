package org.meguri.keeping;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the secret is kept. */
interface HouseSecrets extends Repository<HouseSecret, Integer> {

    HouseSecret saveAndFlush(HouseSecret secret);

    Optional<HouseSecret> findById(Integer id);
}
