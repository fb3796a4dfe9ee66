package org.meguri.system;

/** What a node keeps in memory of the database for a while. Asked to forget it when the rows were exchanged under it. */
public interface NodeMemory {

    /** The next question is put to the database. */
    void forget();
}
