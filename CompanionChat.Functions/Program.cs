using CompanionChat.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseCompanionChat();
builder.AddCompanionChat();
await builder.Build().RunAsync();
