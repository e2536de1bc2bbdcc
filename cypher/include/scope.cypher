// Whether the viewer may see `subject`: it falls to an organisation of the scope, or there is no scope.
// params:
//   scope: LIST<STRING>
//   asOf: DATE
// reads: subject
$scope IS NULL OR EXISTS {
  // include: above
  WHERE 'organisation:' + aboveRoot.code IN $scope
}
