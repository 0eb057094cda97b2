using Dapper;
using Solaris.Http;
using Solaris.Storage;

namespace Solaris.Accounts.Users;

/// <summary>Rows of users. Who may do what, and what else must change with a row, is decided elsewhere.</summary>
internal sealed class UserStore(Database database)
{
    /// <summary>Adds a user; false when the e-mail or the external id is taken.</summary>
    public async Task<bool> AddAsync(AppUser user, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            insert into app_user (id, organisation_id, email, external_id, name, role, team_id, status, password_hash, created_at)
            values (@Id, @OrganisationId, @Email, @ExternalId, @Name, @Role, @TeamId, @Status, @PasswordHash, @CreatedAt)
            on conflict do nothing
            """,
            user,
            cancellationToken
        ) == 1;

    public async Task<AppUser?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql =
            $"select {AppUser.Columns} from app_user u where u.id = @Id and u.organisation_id = {Organisation.Own}";
        return await connection.QuerySingleOrDefaultAsync<AppUser>(
            new(sql, new { Id = id.Value }, cancellationToken: cancellationToken)
        );
    }

    public async Task<AppUser?> FindByEmailAsync(
        OrganisationId organisation,
        string email,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {AppUser.Columns} from app_user u where u.organisation_id = @Organisation and u.email = @Email
            """;
        var values = new { Organisation = organisation.Value, Email = email };
        return await connection.QuerySingleOrDefaultAsync<AppUser>(
            new(sql, values, cancellationToken: cancellationToken)
        );
    }

    /// <summary>Users, newest first, one more than the page. Deleted ones are left out.</summary>
    public async Task<IReadOnlyList<AppUser>> ListAsync(
        OrganisationId organisation,
        PageRequest page,
        Reach reach,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // Without a search there is no pattern: a plan made for any would read the index of names.
        var found = page.Search is null
            ? ""
            : @"and (lower(u.name) like @Pattern escape '\' or u.email like @Pattern escape '\')";
        var sql = $"""
            select {AppUser.Columns} from app_user u
            where u.organisation_id = @Organisation and u.id < @Before and u.status <> 'deleted'
                and (@All = 1 or u.team_id = @Team) {found}
            order by u.id desc limit @Take
            """;
        var values = new
        {
            Organisation = organisation.Value,
            page.Before,
            page.Pattern,
            page.Take,
            reach.All,
            reach.Team,
        };
        return [.. await connection.QueryAsync<AppUser>(new(sql, values, cancellationToken: cancellationToken))];
    }

    public async Task<bool> HasAdministratorAsync(OrganisationId organisation, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select count(*) from app_user where organisation_id = @Organisation and role = 'administrator' and status = 'active'
            """;
        var values = new { Organisation = organisation.Value };
        return await connection.ExecuteScalarAsync<long>(new(sql, values, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Whether someone besides <paramref name="user"/> can still administer the organisation.</summary>
    public async Task<bool> HasOtherAdministratorAsync(AppUser user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = """
            select count(*) from app_user
            where organisation_id = @OrganisationId and role = 'administrator' and status = 'active' and id <> @Id
            """;
        var values = new { user.OrganisationId, user.Id };
        return await connection.ExecuteScalarAsync<long>(new(sql, values, cancellationToken: cancellationToken)) > 0;
    }

    /// <summary>Everyone whom an identity can mean: by id, by e-mail, or as the <paramref name="grave"/> of someone deleted.</summary>
    public async Task<IReadOnlyList<AppUser>> FindAsync(
        OrganisationId organisation,
        UserIdentity identity,
        UserIdentity grave,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string sql = $"""
            select {AppUser.Columns} from app_user u
            where u.organisation_id = @Organisation and (
                u.email in (@Email, @EmailGrave) or u.external_id in (@Id, @IdGrave))
            """;
        var values = new
        {
            Organisation = organisation.Value,
            identity.Email,
            EmailGrave = grave.Email,
            Id = identity.ExternalId,
            IdGrave = grave.ExternalId,
        };
        return [.. await connection.QueryAsync<AppUser>(new(sql, values, cancellationToken: cancellationToken))];
    }

    /// <summary>Writes the changeable columns; false when the e-mail is taken by someone else.</summary>
    public async Task<bool> ChangeAsync(AppUser user, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            update app_user set email = @Email, external_id = @ExternalId, name = @Name, role = @Role,
                team_id = @TeamId, status = @Status, password_hash = @PasswordHash
            where id = @Id and not exists (
                select 1 from app_user o
                where o.organisation_id = @OrganisationId and o.email = @Email and o.id <> @Id)
            """,
            user,
            cancellationToken
        ) == 1;

    /// <summary>Writes what a person chooses for themselves.</summary>
    public Task ChangeProfileAsync(AppUser user, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "update app_user set name = @Name, language = @Language, theme = @Theme where id = @Id",
            user,
            cancellationToken
        );

    /// <summary>Writes a deleted user. Of several who had the same e-mail one after the other, the last one keeps its digest.</summary>
    public Task BuryAsync(AppUser user, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            update app_user set email = null
            where organisation_id = @OrganisationId and status = 'deleted' and email = @Email and id <> @Id;
            update app_user set external_id = null
            where organisation_id = @OrganisationId and status = 'deleted' and external_id = @ExternalId and id <> @Id;
            update app_user set email = @Email, external_id = @ExternalId, name = @Name, role = @Role,
                team_id = @TeamId, status = @Status, password_hash = @PasswordHash
            where id = @Id;
            update ask set reason = '', note = null where user_id = @Id;
            delete from totp where user_id = @Id;
            delete from recovery_code where user_id = @Id;
            delete from sign_in_link where user_id = @Id;
            delete from external_login where user_id = @Id
            """,
            user,
            cancellationToken
        );

    /// <summary>Marks a user whose limit now exists.</summary>
    public Task ActivateAsync(UserId id, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "update app_user set status = 'active' where id = @Id and status = 'new'",
            new { Id = id.Value },
            cancellationToken
        );

    /// <summary>Remembers the id by which a trusted client knows a user who had none.</summary>
    public Task LinkAsync(UserId id, string externalId, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            update app_user set external_id = @ExternalId where id = @Id and external_id is null and not exists (
                select 1 from app_user o where o.external_id = @ExternalId)
            """,
            new { Id = id.Value, ExternalId = externalId },
            cancellationToken
        );

    private Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellationToken) =>
        database.WriteAsync(sql, values, cancellationToken);
}
