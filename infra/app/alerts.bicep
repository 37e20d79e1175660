@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the Application Insights component.')
param componentName string

@description('Who is told.')
param email string

@description('More failed replies than this within 15 minutes are told.')
param failedRepliesThreshold int

@description('More failed webhooks than this within 30 minutes are told.')
param failedWebhooksThreshold int

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'companionchat-operators'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'compchat'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// What each means and what to do about it: docs/OPERATIONS.md, by name. Severity 0 is worst.
var rules = [
  {
    name: 'orchestrations-overdue'
    description: 'Orchestrations have been running for over 10 minutes.'
    severity: 1
    // Counted every quarter of an hour.
    window: 'PT30M'
    query: 'customMetrics | where name == "companionchat.orchestrations.overdue" | summarize Value = max(valueMax)'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'replies-failed'
    description: 'Messages were given back because no provider answered them.'
    severity: 1
    window: 'PT15M'
    query: 'customMetrics | where name == "companionchat.messages.released" | summarize Value = sum(valueSum)'
    operator: 'GreaterThan'
    threshold: failedRepliesThreshold
  }
  {
    name: 'webhooks-failed'
    description: 'Payment providers\' callbacks were refused or failed: purchases may wait for their credit.'
    severity: 1
    window: 'PT30M'
    query: 'customMetrics | where name == "companionchat.webhooks.failed" | summarize Value = sum(valueSum)'
    operator: 'GreaterThan'
    threshold: failedWebhooksThreshold
  }
  {
    name: 'provider-breaker-open'
    description: 'A language model provider failed so often that it is left alone for a while.'
    severity: 2
    window: 'PT5M'
    query: 'customMetrics | where name == "companionchat.provider.breaker.opened" | summarize Value = sum(valueSum)'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'watch-silent'
    description: 'For an hour nobody counted orchestrations: the timer does not run, or no telemetry arrives, and the other alerts see nothing either.'
    severity: 1
    window: 'PT1H'
    query: 'customMetrics | where name == "companionchat.orchestrations.overdue" | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.name
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [component.id]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Maximum'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [operators.id]
      }
    }
  }
]
