package org.example.sightline;

import dev.sightline.core.job.Progress;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.output.ReportFileWriter;
import java.nio.charset.StandardCharsets;

/** A report as plain text for mails: headings, facts and sentences, without figures. */
public final class PlainReport implements ReportFileWriter {
  @Override
  public String key() {
    return "plain";
  }

  @Override
  public String title() {
    return "Plain text";
  }

  @Override
  public String file() {
    return "report.txt";
  }

  @Override
  public byte[] write(ReportDocument document, ReportStyle style, Progress progress) {
    StringBuilder out = new StringBuilder(document.front().title()).append("\n");
    for (ReportDocument.Section section : document.sections()) {
      out.append("\n").append(section.title()).append("\n");
      for (ReportBlock block : section.blocks()) {
        switch (block) {
          case ReportBlock.Facts f ->
              f.facts().forEach(x -> line(out, x.name() + ": " + x.value()));
          case ReportBlock.Paragraph p -> line(out, p.text());
          case ReportBlock.Note n -> line(out, n.text());
          case ReportBlock.Warning w -> line(out, "Note well: " + w.text());
          case ReportBlock.Stated s -> line(out, s.value() + " " + s.text());
          case ReportBlock.Bullets b -> b.points().forEach(x -> line(out, "- " + x));
          case ReportBlock.Table t -> {
            line(out, String.join("\t", t.columns()));
            t.rows().forEach(r -> line(out, String.join("\t", r)));
          }
          case ReportBlock.Text t -> {
            StringBuilder words = new StringBuilder();
            t.parts().forEach(x -> words.append(x.characters()));
            line(out, words.toString());
          }
          case ReportBlock.Artwork a -> line(out, "[" + a.alt() + "]");
        }
      }
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder out, String words) {
    out.append("  ").append(words).append("\n");
  }
}
