package org.meguri.publication;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EditionFileShelf extends Repository<EditionFile, EditionFileKey> {

    EditionFile save(EditionFile file);

    Optional<EditionFile> findById(EditionFileKey key);

    @Query(
            """
            select new org.meguri.publication.EditionFileView(f.key.format, f.byteCount, f.sha256)
            from EditionFile f where f.key.edition = :edition
            """)
    List<EditionFileView> of(EditionId edition);
}
