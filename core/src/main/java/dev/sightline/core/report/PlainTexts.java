package dev.sightline.core.report;

/** All letters of a report, for those who carry fonts. */
final class PlainTexts {
  private PlainTexts() {}

  static String of(ReportDocument d) {
    StringBuilder all = new StringBuilder();
    all.append(d.front().title()).append(d.front().author()).append(d.front().notes());
    for (ReportDocument part : d.parts()) {
      all.append(part.front().title());
      for (ReportDocument.Section s : part.sections()) {
        all.append(s.title());
        s.blocks().forEach(b -> add(b, all));
      }
    }
    return all.toString();
  }

  private static void add(ReportBlock block, StringBuilder all) {
    switch (block) {
      case ReportBlock.Facts b -> b.facts().forEach(f -> all.append(f.name()).append(f.value()));
      case ReportBlock.Paragraph b -> all.append(b.text());
      case ReportBlock.Note b -> all.append(b.text());
      case ReportBlock.Warning b -> all.append(b.text());
      case ReportBlock.Stated b -> all.append(b.value()).append(b.text());
      case ReportBlock.Bullets b -> b.points().forEach(all::append);
      case ReportBlock.Table b -> {
        all.append(b.caption());
        b.columns().forEach(all::append);
        b.rows().forEach(r -> r.forEach(all::append));
      }
      case ReportBlock.Text b -> b.parts().forEach(p -> all.append(p.characters()));
      case ReportBlock.Artwork b -> {
        all.append(b.title());
        if (b.figure() instanceof ReportFigure.OfClasses c) {
          all.append(c.title());
          c.head().labels().forEach(all::append);
        }
      }
    }
  }
}
