/**
 * Charts that Excel draws from the cells of a workbook. exceljs writes none: their parts (DrawingML, ECMA-376
 * part 1, §21.2) are added to the file it made.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Chart } from './blocks.ts';
import { black, ink } from './colors.ts';

/** A chart of columns of a sheet, and where it stands. */
export interface SheetChart {
  chart: Chart;
  /** The sheet that holds its numbers: categories in a column, series in others, below the row of their names. */
  sheet: string;
  categories: number;
  series: number[];
  rows: number;
  /** First column and row of its place on the first sheet, and how many of each; from 0, the row of names. */
  at: { column: number; row: number; columns: number; rows: number };
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? '');

/** A chart, and the rows of names, from 1: of the sheet of its numbers, and of the first sheet. */
interface Drawn extends SheetChart {
  head: number;
  first: number;
}

/** "C" for 2. */
const letterOf = (column: number): string => String.fromCharCode(65 + column);

const cells = ({ sheet }: SheetChart, column: number, from: number, to: number): string => {
  const letter = letterOf(column);
  const range = `$${letter}$${from}${to > from ? `:$${letter}$${to}` : ''}`;
  return safe(`'${sheet.replaceAll("'", "''")}'!${range}`);
};

const points = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, at) => `<c:pt idx="${at}"><c:v>${safe(String(value))}</c:v></c:pt>`)
    .join('')}`;

const texts = (size: number, bold: boolean, color = ink): string =>
  `<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>`;

const labels = ({ format, stacked }: Chart): string =>
  `<c:dLbls><c:numFmt formatCode="${safe(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${texts(1000, true, stacked ? black : ink)}${stacked ? '' : '<c:dLblPos val="outEnd"/>'}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;

function seriesXml(of: Drawn, at: number): string {
  const { chart, rows, head } = of;
  const { name, color, values } = chart.series[at] ?? { name: '', color: ink, values: [] };
  const column = of.series[at] ?? 0;
  const edge = chart.stacked
    ? `<a:ln w="12700"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>`
    : '';
  return [
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>`,
    `<c:tx><c:strRef><c:f>${cells(of, column, head, head)}</c:f><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx>`,
    `<c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>${edge}</c:spPr><c:invertIfNegative val="0"/>`,
    labels(chart),
    `<c:cat><c:strRef><c:f>${cells(of, of.categories, head + 1, head + rows)}</c:f><c:strCache>${points(chart.categories)}</c:strCache></c:strRef></c:cat>`,
    `<c:val><c:numRef><c:f>${cells(of, column, head + 1, head + rows)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`,
  ].join('');
}

function chartXml(of: Drawn): string {
  const { title, direction, stacked, series, max } = of.chart;
  const bars = direction === 'bars';
  const scale = max === undefined ? '' : `<c:max val="${max}"/><c:min val="0"/>`;
  return [
    `${header}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${relations}"><c:roundedCorners val="0"/><c:chart>`,
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:r><a:rPr lang="fr-FR" sz="1200" b="1"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill><a:latin typeface="Arial"/></a:rPr><a:t>${safe(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="${bars ? 'bar' : 'col'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>`,
    ...series.map((_, at) => seriesXml(of, at)),
    `<c:gapWidth val="50"/>${stacked ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart>`,
    // In Excel the first bar is the lowest.
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${bars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${texts(900, false)}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>`,
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${scale}</c:scaling><c:delete val="1"/><c:axPos val="${bars ? 'b' : 'l'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>`,
    `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${texts(900, false)}</c:legend><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`,
  ].join('');
}

const anchorXml = ({ chart, at, first }: Drawn, index: number): string => {
  const corner = (column: number, row: number) =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  return `<xdr:twoCellAnchor><xdr:from>${corner(at.column, at.row + first - 1)}</xdr:from><xdr:to>${corner(at.column + at.columns, at.row + at.rows + first - 1)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${safe(chart.title)}" descr="${safe(chart.description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="rId${index + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
};

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
const relationsXml = (all: readonly string[]): string =>
  `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/**
 * The workbook with charts on its first sheet, which has no drawing yet.
 *
 * @param heads row of the names of the columns of each sheet, from 1, the first sheet first
 */
export function withCharts(
  book: Uint8Array,
  placed: readonly SheetChart[],
  heads: ReadonlyMap<string, number>,
): Uint8Array {
  const [first = 1] = heads.values();
  const charts = placed.map((one): Drawn => ({ ...one, first, head: heads.get(one.sheet) ?? 1 }));
  const parts = unzipSync(book);
  const put = (name: string, xml: string) => {
    parts[name] = strToU8(xml);
  };
  // Widths of columns are counted in letters of the font of the book: the library knows one that few machines have.
  put(
    'xl/styles.xml',
    strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()).replace(
      /<font>.*?<\/font>/s,
      '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>',
    ),
  );
  if (placed.length === 0) return zipSync(parts, { level: 6 });
  const sheet = 'xl/worksheets/sheet1.xml';
  const related = 'xl/worksheets/_rels/sheet1.xml.rels';
  const known = parts[related] ? strFromU8(parts[related]) : relationsXml([]);
  put(
    related,
    known.replace(
      '</Relationships>',
      `${relation('charts', 'drawing', '../drawings/drawing1.xml')}$&`,
    ),
  );
  put(
    sheet,
    strFromU8(parts[sheet] ?? new Uint8Array()).replace(
      '</worksheet>',
      `<drawing xmlns:r="${relations}" r:id="charts"/>$&`,
    ),
  );
  put(
    'xl/drawings/drawing1.xml',
    `${header}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${relations}">${charts.map(anchorXml).join('')}</xdr:wsDr>`,
  );
  put(
    'xl/drawings/_rels/drawing1.xml.rels',
    relationsXml(
      charts.map((_, at) => relation(`rId${at + 1}`, 'chart', `../charts/chart${at + 1}.xml`)),
    ),
  );
  for (const [at, chart] of charts.entries()) put(`xl/charts/chart${at + 1}.xml`, chartXml(chart));
  const kind = 'application/vnd.openxmlformats-officedocument';
  const types = [
    ['/xl/drawings/drawing1.xml', `${kind}.drawing+xml`],
    ...charts.map((_, at) => [`/xl/charts/chart${at + 1}.xml`, `${kind}.drawingml.chart+xml`]),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  const contents = '[Content_Types].xml';
  put(
    contents,
    strFromU8(parts[contents] ?? new Uint8Array()).replace('</Types>', `${types.join('')}$&`),
  );
  return zipSync(parts, { level: 6 });
}
