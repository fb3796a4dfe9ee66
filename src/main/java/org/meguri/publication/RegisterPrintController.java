package org.meguri.publication;

import java.util.UUID;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A plan's register as a file, for the planning division. */
@Controller
class RegisterPrintController {

    private final RegisterPrint register;

    RegisterPrintController(RegisterPrint register) {
        this.register = register;
    }

    @GetMapping("/plans/{id}/register.{extension:csv|xlsx}")
    ResponseEntity<byte[]> file(SignedIn person, @PathVariable UUID id, @PathVariable String extension) {
        var format = EditionFormat.ofExtension(extension);
        var print = register.print(new PlanId(id), format, person);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(print.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, print.disposition())
                .body(print.data());
    }
}
