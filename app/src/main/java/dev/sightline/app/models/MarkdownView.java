package dev.sightline.app.models;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as nodes. Bundles come from strangers: HTML in it is shown as the text that it is,
 * pictures are not loaded, and links show where they lead without leading there. FX thread only.
 */
final class MarkdownView extends VBox {
  /** Deeper nesting is no card, and each level costs stack. */
  private static final int MAX_DEPTH = 24;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(MAX_DEPTH)
          .build();

  /**
   * @param title a first heading of these words is left out, because they stand above already
   */
  MarkdownView(String markdown, String title) {
    getStyleClass().add("markdown");
    org.commonmark.node.Node document = PARSER.parse(markdown);
    if (document.getFirstChild() instanceof Heading first
        && first.getFirstChild() instanceof org.commonmark.node.Text words
        && words.getLiteral().equals(title)) {
      first.unlink();
    }
    getChildren().setAll(blocks(document));
  }

  private static List<Node> blocks(org.commonmark.node.Node parent) {
    Blocks blocks = new Blocks();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(blocks);
    }
    return blocks.made;
  }

  private static TextFlow flow(org.commonmark.node.Node parent, String... styleClasses) {
    Inlines inlines = new Inlines();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(inlines);
    }
    TextFlow flow = new TextFlow(inlines.made.toArray(Node[]::new));
    flow.getStyleClass().addAll(styleClasses);
    return flow;
  }

  /** Makes one node of each block. */
  private static final class Blocks extends AbstractVisitor {
    private final List<Node> made = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      made.add(flow(heading, "markdown-heading", "markdown-h" + Math.min(3, heading.getLevel())));
    }

    @Override
    public void visit(Paragraph paragraph) {
      made.add(flow(paragraph, "markdown-text"));
    }

    @Override
    public void visit(BulletList list) {
      list(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      list(list, first == null ? 1 : first);
    }

    /** Number of the first item; 0 for dots. */
    private void list(org.commonmark.node.Node list, int first) {
      VBox box = new VBox();
      box.getStyleClass().add("markdown-list");
      int number = first;
      for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
        if (item instanceof ListItem) {
          Label mark = new Label(first == 0 ? "•" : number++ + ".");
          mark.getStyleClass().add("markdown-mark");
          mark.setMinWidth(Region.USE_PREF_SIZE);
          VBox content = new VBox(blocks(item).toArray(Node[]::new));
          content.getStyleClass().add("markdown-item");
          HBox.setHgrow(content, Priority.ALWAYS);
          box.getChildren().add(new HBox(mark, content));
        }
      }
      made.add(box);
    }

    @Override
    public void visit(BlockQuote quote) {
      VBox box = new VBox(blocks(quote).toArray(Node[]::new));
      box.getStyleClass().add("markdown-quote");
      made.add(box);
    }

    @Override
    public void visit(FencedCodeBlock code) {
      code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      code(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      code(html.getLiteral());
    }

    private void code(String literal) {
      Label label = new Label(literal.stripTrailing());
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.setMaxWidth(Double.MAX_VALUE);
      label.getStyleClass().add("markdown-code-block");
      made.add(label);
    }

    @Override
    public void visit(ThematicBreak line) {
      Region rule = new Region();
      rule.getStyleClass().add("markdown-rule");
      made.add(rule);
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        made.add(table(block));
      }
    }

    private static GridPane table(org.commonmark.node.Node table) {
      GridPane grid = new GridPane();
      grid.getStyleClass().add("markdown-table");
      int row = 0;
      for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
        for (var line = part.getFirstChild(); line != null; line = line.getNext()) {
          if (line instanceof TableRow) {
            row(grid, line, row++);
          }
        }
      }
      return grid;
    }

    private static void row(GridPane grid, org.commonmark.node.Node line, int row) {
      int column = 0;
      for (var node = line.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof TableCell cell) {
          TextFlow flow = flow(cell, cell.isHeader() ? "markdown-th" : "markdown-td");
          if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
            flow.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
          }
          GridPane.setHgrow(flow, Priority.SOMETIMES);
          grid.add(flow, column++, row);
        }
      }
    }
  }

  /** Makes pieces of running text. */
  private static final class Inlines extends AbstractVisitor {
    private final List<Node> made = new ArrayList<>();
    private String styleClass = "markdown-plain";

    @Override
    public void visit(org.commonmark.node.Text text) {
      add(text.getLiteral(), styleClass);
    }

    @Override
    public void visit(Code code) {
      Label label = new Label(code.getLiteral());
      label.setWrapText(true);
      label.getStyleClass().add("markdown-code");
      made.add(label);
    }

    @Override
    public void visit(HtmlInline html) {
      add(html.getLiteral(), styleClass);
    }

    @Override
    public void visit(SoftLineBreak line) {
      add(" ", styleClass);
    }

    @Override
    public void visit(HardLineBreak line) {
      add("\n", styleClass);
    }

    @Override
    public void visit(Emphasis emphasis) {
      styled("markdown-emphasis", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      styled("markdown-strong", strong);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      add(" (" + link.getDestination() + ")", "markdown-address");
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
    }

    private void styled(String inner, org.commonmark.node.Node node) {
      String before = styleClass;
      styleClass = inner;
      visitChildren(node);
      styleClass = before;
    }

    private void add(String words, String style) {
      Text text = new Text(words);
      text.getStyleClass().add(style);
      made.add(text);
    }
  }
}
