package dev.sightline.core.training.evaluation;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The nouns of WordNet 3.0 (Miller, 1995) and what is a kind of what. A word may have several
 * senses (synsets); a synset has hypernyms, up to {@code entity}. Immutable; thread-safe.
 */
public final class NounTaxonomy {
  private static final String BUNDLED = "/dev/sightline/resources/wordnet/nouns.gz";

  /** Ends of plurals and what stands in the singular: WordNet's own rules (morphy). */
  private static final List<List<String>> ENDINGS =
      List.of(
          List.of("s", ""),
          List.of("ses", "s"),
          List.of("ves", "f"),
          List.of("xes", "x"),
          List.of("zes", "z"),
          List.of("ches", "ch"),
          List.of("shes", "sh"),
          List.of("men", "man"),
          List.of("ies", "y"));

  private final int[][] hypernyms;
  private final Map<String, int[]> senses;
  private final Map<String, List<String>> forms;

  private NounTaxonomy(
      int[][] hypernyms, Map<String, int[]> senses, Map<String, List<String>> forms) {
    this.hypernyms = hypernyms;
    this.senses = senses;
    this.forms = forms;
  }

  /**
   * The one that comes with the product. Reads a megabyte: some 0.2 s.
   *
   * @throws SightlineException {@code INTERNAL} if it is missing
   */
  public static NounTaxonomy bundled() throws SightlineException {
    try (InputStream in = NounTaxonomy.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IOException("no " + BUNDLED);
      }
      return read(new GZIPInputStream(in));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("The words of WordNet cannot be read."), e);
    }
  }

  /**
   * @param in lines as {@code scripts/wordnet_nouns.py} writes them
   */
  static NounTaxonomy read(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    String head = lines.readLine();
    while (head.startsWith("#")) {
      head = lines.readLine();
    }
    int[][] hypernyms = new int[count(head, "synsets")][];
    for (int i = 0; i < hypernyms.length; i++) {
      hypernyms[i] = numbers(lines.readLine());
    }
    int words = count(lines.readLine(), "words");
    Map<String, int[]> senses = HashMap.newHashMap(words);
    for (int i = 0; i < words; i++) {
      String[] line = lines.readLine().split("\t", -1);
      senses.put(line[0], numbers(line[1]));
    }
    int irregular = count(lines.readLine(), "forms");
    Map<String, List<String>> forms = HashMap.newHashMap(irregular);
    for (int i = 0; i < irregular; i++) {
      String[] line = lines.readLine().split("\t", -1);
      forms.put(line[0], List.of(line[1].split(" ")));
    }
    return new NounTaxonomy(hypernyms, senses, forms);
  }

  private static int count(String line, String of) throws IOException {
    if (line == null || !line.startsWith(of + " ")) {
      throw new IOException("no “" + of + "” where it should stand: " + line);
    }
    return Integer.parseInt(line.substring(of.length() + 1));
  }

  private static int[] numbers(String line) {
    return line.isEmpty()
        ? new int[0]
        : Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  /** True if the word, or its singular, is a noun here. */
  public boolean knows(String word) {
    return senses(word).length > 0;
  }

  /** Numbers of the senses of a word and of what it may be the plural of; empty if none. */
  private int[] senses(String word) {
    String form = word.toLowerCase(Locale.ROOT);
    Set<String> bases = new LinkedHashSet<>(List.of(form));
    if (forms.containsKey(form)) {
      bases.addAll(forms.get(form));
    } else {
      for (List<String> end : ENDINGS) {
        if (form.endsWith(end.getFirst())) {
          bases.add(
              form.substring(0, form.length() - end.getFirst().length()).concat(end.getLast()));
        }
      }
    }
    return bases.stream()
        .filter(senses::containsKey)
        .flatMapToInt(b -> Arrays.stream(senses.get(b)))
        .distinct()
        .toArray();
  }

  /**
   * The similarity of Wu and Palmer (1994) of the two senses that are most alike: {@code 2 d / (d +
   * l1 + d + l2)}, with {@code d} the depth of their lowest common hypernym, counted from 1, and
   * {@code l} the links from each sense to it. Depths and ties are those of NLTK 3.
   *
   * @return 0 to 1; 0 if one of the words is no noun
   */
  public double similarity(String one, String other) {
    double best = 0;
    for (int a : senses(one)) {
      Map<Integer, Integer> above = distances(a);
      for (int b : senses(other)) {
        best = Math.max(best, similarity(a, above, b, distances(b)));
      }
    }
    return best;
  }

  private double similarity(
      int a, Map<Integer, Integer> aboveA, int b, Map<Integer, Integer> aboveB) {
    List<Integer> common = aboveA.keySet().stream().filter(aboveB::containsKey).toList();
    if (common.isEmpty()) {
      return 0;
    }
    int lowest = common.stream().mapToInt(s -> depth(s, false)).max().orElseThrow();
    List<Integer> candidates =
        common.stream().filter(s -> depth(s, false) == lowest).sorted().toList();
    int subsumer = candidates.contains(a) ? a : candidates.getFirst();
    double depth = depth(subsumer, true) + 1;
    Map<Integer, Integer> above = distances(subsumer);
    return 2 * depth / (depth + links(aboveA, above) + depth + links(aboveB, above));
  }

  /** Links of the shortest way between two synsets, over any that both are kinds of. */
  private static int links(Map<Integer, Integer> above, Map<Integer, Integer> other) {
    return above.entrySet().stream()
        .filter(e -> other.containsKey(e.getKey()))
        .mapToInt(e -> e.getValue() + other.get(e.getKey()))
        .min()
        .orElseThrow();
  }

  /** The synset and all that it is a kind of, with the fewest links to each. */
  private Map<Integer, Integer> distances(int synset) {
    Map<Integer, Integer> found = new HashMap<>();
    List<Integer> edge = List.of(synset);
    for (int away = 0; !edge.isEmpty(); away++) {
      List<Integer> next = new ArrayList<>();
      for (int s : edge) {
        if (found.putIfAbsent(s, away) == null) {
          Arrays.stream(hypernyms[s]).forEach(next::add);
        }
      }
      edge = next;
    }
    return found;
  }

  /** Links to the root by the longest or the shortest way. */
  private int depth(int synset, boolean longest) {
    int[] above = hypernyms[synset];
    if (above.length == 0) {
      return 0;
    }
    var depths = Arrays.stream(above).map(h -> depth(h, longest));
    return 1 + (longest ? depths.max() : depths.min()).orElseThrow();
  }
}
