// Checks PDF files with veraPDF, all in one JVM. Arguments: flavours with commas ("ua1,2a"), then files.
// Prints one JSON line per file and flavour: {"fil", "profil", "ok", "fejl": [{"regel", "antal", "besked"}]}.
import java.io.File;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;

public class Vera {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : args[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
      if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("unknown flavour " + name);
      for (int i = 1; i < args.length; i++) System.out.println(check(new File(args[i]), flavour, name));
    }
  }

  static String check(File file, PDFAFlavour flavour, String name) {
    Map<String, Integer> count = new LinkedHashMap<>();
    Map<String, String> first = new LinkedHashMap<>();
    boolean ok;
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 200, false, false, false);
      ValidationResult result = validator.validate(parser);
      ok = result.isCompliant();
      for (TestAssertion one : result.getTestAssertions()) {
        if (one.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
        count.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, one.getMessage() + " @ " + one.getLocation().getContext());
      }
    } catch (Exception error) {
      ok = false;
      count.put("unreadable", 1);
      first.put("unreadable", String.valueOf(error));
    }
    StringJoiner errors = new StringJoiner(",", "[", "]");
    for (String rule : count.keySet())
      errors.add("{\"regel\":" + quote(rule) + ",\"antal\":" + count.get(rule) + ",\"besked\":" + quote(first.get(rule)) + "}");
    return "{\"fil\":" + quote(file.getPath()) + ",\"profil\":" + quote(name) + ",\"ok\":" + ok + ",\"fejl\":" + errors + "}";
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
