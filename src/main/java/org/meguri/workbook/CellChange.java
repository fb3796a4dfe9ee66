package org.meguri.workbook;

/**
 * What the normalisation of the sheet did to a cell's text on its way in. Nothing else is ever altered.
 *
 * <ol>
 *   <li>line ends CR LF, CR, U+2028 and U+2029 become LF;
 *   <li>decomposed characters are composed (NFC), the compatibility ideographs and unit signs of Windows excepted;
 *   <li>blanks and line ends before and after the text go;
 *   <li>a choice written with its label, or in the other width, becomes its code;
 *   <li>a number loses its thousands separators and gets half-width digits.
 * </ol>
 */
enum CellChange {
    LINE_ENDS,
    COMPOSED,
    SURROUNDING_BLANKS,
    CODE,
    NUMBER
}
