/** The indicators page: 表2 and 表1 beside the map. */

class IndicatorsPage extends RowsPage {}
