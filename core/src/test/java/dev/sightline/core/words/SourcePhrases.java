package dev.sightline.core.words;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources of the core say to a person, found by the compiler's own parser. */
final class SourcePhrases extends TreeScanner<Void, Void> {
  private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

  /** Constructors whose arguments at these places are words that are shown. */
  private static final Map<String, Set<Integer>> SHOWN = Map.of("ExplainerFacts", Set.of(1, 3, 9));

  private final Set<String> templates = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  private SourcePhrases() {}

  static SourcePhrases of(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SourcePhrases found = new SourcePhrases();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(folder)) {
      List<Path> sources =
          all.filter(f -> f.toString().endsWith(".java") && mayShow(f)).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      task.parse().forEach(unit -> found.scan(unit, null));
    }
    return found;
  }

  /** Parsing is the dear part. */
  private static boolean mayShow(Path source) {
    try {
      String text = Files.readString(source);
      return text.contains("import dev.sightline.core.words.Phrase;")
          || SHOWN.keySet().stream().anyMatch(s -> text.contains("new " + s + "("));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** English words with their slots. */
  Set<String> templates() {
    return templates;
  }

  /** Phrases that cannot be translated as they stand, with what is wrong. */
  List<String> wrong() {
    return wrong;
  }

  /** Slots by how often they are filled in. */
  static Map<String, Integer> slots(String template) {
    Map<String, Integer> all = new TreeMap<>();
    Matcher m = SLOT.matcher(template);
    while (m.find()) {
      all.merge(m.group(1), 1, Integer::sum);
    }
    return all;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
    if (call.getMethodSelect().toString().equals("Phrase.of")) {
      int filled = call.getArguments().size() - 1;
      for (String template : words(call.getArguments().getFirst(), call)) {
        templates.add(template);
        if (slots(template).keySet().stream().anyMatch(s -> Integer.parseInt(s) >= filled)) {
          wrong.add("more slots than arguments: " + call);
        }
      }
    }
    return super.visitMethodInvocation(call, none);
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void none) {
    Set<Integer> places = SHOWN.getOrDefault(made.getIdentifier().toString(), Set.of());
    for (int place : places) {
      if (place < made.getArguments().size()) {
        words(made.getArguments().get(place), made).forEach(templates::add);
      }
    }
    return super.visitNewClass(made, none);
  }

  private List<String> words(ExpressionTree given, Tree where) {
    return switch (given) {
      case ConditionalExpressionTree c ->
          Stream.concat(
                  words(c.getTrueExpression(), where).stream(),
                  words(c.getFalseExpression(), where).stream())
              .toList();
      case ParenthesizedTree p -> words(p.getExpression(), where);
      default -> {
        Optional<String> text = literal(given);
        if (text.isEmpty()) {
          wrong.add("no literal: " + where);
        }
        yield text.filter(t -> !t.isEmpty()).stream().toList();
      }
    };
  }

  private static Optional<String> literal(ExpressionTree given) {
    return switch (given) {
      case LiteralTree l when l.getValue() instanceof String s -> Optional.of(s);
      case ParenthesizedTree p -> literal(p.getExpression());
      case BinaryTree b when b.getKind() == Tree.Kind.PLUS ->
          literal(b.getLeftOperand())
              .flatMap(left -> literal(b.getRightOperand()).map(right -> left + right));
      default -> Optional.empty();
    };
  }
}
